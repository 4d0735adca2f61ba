"""Reading a user's files: regular files of text, up to a size, and one clear line where that is not what is there."""

from pathlib import Path

from econ.errors import BadInputError


def read_text(path: Path, *, most_bytes: int, kind: str) -> str:
    """Text of a user's file.

    Parameters
    ----------
    path : Path
    most_bytes : int
        Largest size; no more than that is read, whatever the file system says of it.
    kind : str
        What it should be, for the message: "a scenario file".

    Raises
    ------
    BadInputError
        If there is no such file, or it is too large, no regular file (a pipe or device may never end), or not UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            raise BadInputError(f"{path}: is a folder, pipe or device, not {kind}.")
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
        if len(content) > most_bytes:
            raise BadInputError(f"{path}: larger than {most_bytes // 1000} kB, not {kind}.")
        return content.decode("utf-8")
    except FileNotFoundError:
        raise BadInputError(f"{path}: no such file.") from None
    except UnicodeDecodeError as error:
        raise BadInputError(f"{path}: is not text in UTF-8 (byte {error.start}: {error.reason}).") from None
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read ({error.strerror}).") from None
    except BadInputError:
        raise
    except ValueError as error:  # a path no system knows, such as one with a NUL
        raise BadInputError(f"{path}: cannot be read ({error}).") from None

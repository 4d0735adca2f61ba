def pytest_collection_modifyitems(items):
    """Tell apart the tests of one function on several operations: under pytest 9.2 schemathesis gives them one id."""
    for item in items:
        if "[" in item.name and "[" not in item.nodeid:
            item._id = item.parent.id.child(item.name)

"""Macroeconomy: inflation, activity by channel, jobs, policy, finance, trade."""

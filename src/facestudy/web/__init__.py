"""What pages for visitors share: the server, its access rules, visitors' codes and the style."""

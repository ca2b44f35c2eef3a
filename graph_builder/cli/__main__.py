"""`python -m graph_builder.cli`: the command line where the script `isnad` is not on the path."""

from graph_builder.cli import main

main()

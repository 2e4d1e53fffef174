"""What a cell shows is in the executed notebook for print and for a spreadsheet, and repeatable."""

import base64

import nbformat
import pandas as pd
import pytest
from matplotlib.figure import Figure

from facestudy.report.execution import execute_notebook, kernel_outputs
from facestudy.report.execution.kernel_outputs import CSV, PDF, SVG

CODE = """
import matplotlib.pyplot as plt
import pandas as pd
figure, ax = plt.subplots()
ax.plot([1, 2])
display(pd.DataFrame({"n": [1]}))
"""


@pytest.mark.long
def test_a_kernel_adds_print_formats_to_figures_and_tables(tmp_path):
    cells = [nbformat.v4.new_code_cell(CODE)]
    spec = {"kernelspec": {"name": "python3", "language": "python", "display_name": "x"}}
    source = tmp_path / "source.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=spec), source)
    targets = [tmp_path / "first.ipynb", tmp_path / "second.ipynb"]
    for target in targets:
        assert execute_notebook.execute(source, target, {}, environment={}) is None
    first, second = (nbformat.read(path, as_version=4).cells[-1].outputs for path in targets)
    table, figure = (output.data for output in first)
    assert table[CSV] == "n\n1\n"
    assert base64.b64decode(figure[PDF]).startswith(b"%PDF") and "<svg" in figure[SVG]
    assert "image/png" in figure
    assert [dict(output.data) for output in first] == [dict(output.data) for output in second]


def test_photographs_and_colour_maps_in_a_figure_are_noted():
    figure = Figure()
    ax = figure.subplots()
    ax.plot([0.0, 1.0])
    assert kernel_outputs.svg(figure)[1] == {"pictures": False}
    ax.pcolormesh([[0.0, 1.0]])
    assert kernel_outputs.svg(figure)[1] == {"pictures": True}
    ax.cla()
    ax.imshow([[[0, 0, 0]]])
    assert kernel_outputs.svg(figure)[1] == {"pictures": True}


@pytest.mark.parametrize("shown", [1, "text", None, pd.Series([1])])
def test_other_values_are_left_alone(shown):
    assert kernel_outputs.svg(shown) is kernel_outputs.pdf(shown) is kernel_outputs.csv(shown)
    assert kernel_outputs.csv(shown) is None


def test_a_table_keeps_an_index_that_says_something():
    table = pd.DataFrame({("a", "x"): [1], ("b", ""): ["=1+1"]}, index=pd.Index(["k"], name="key"))
    assert kernel_outputs.csv(table) == 'key,"a, x",b\nk,1,\'=1+1\n'
    assert kernel_outputs.csv(pd.DataFrame({"a": [0.1]}).style) == "a\n0.1\n"
    pivot = pd.DataFrame({"c": ["u"], "n": [2]}).astype({"c": "category"})
    wide = pivot.pivot_table(index="c", columns="c", values="n", observed=True)
    assert kernel_outputs.csv(wide) == "c,u\nu,2.0\n"

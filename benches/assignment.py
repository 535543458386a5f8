#!/usr/bin/env python3
"""Solves a graph that `cargo bench --bench matching` wrote with SciPy's sparse assignment, and prints its seconds and the objective.

    pip install scipy==1.17.0
    benches/assignment.py GRAPH

Each place of an offer is a column. A column of its own, which gains next to nothing, lets each request stay without one: SciPy's
`min_weight_full_bipartite_matching` wants every row matched, and takes no zero.
"""

import sys
import time

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching


def read(path):
    with open(path) as file:
        rows, columns = map(int, file.readline().split())
        places = np.array([int(file.readline()) for _ in range(columns)])
        edges = np.loadtxt(file, dtype=np.int64, ndmin=2)
    return rows, places, edges


def main():
    rows, places, edges = read(sys.argv[1])
    first = np.concatenate(([0], np.cumsum(places)[:-1]))
    width = int(places.sum())
    copies = places[edges[:, 1]]
    row = np.repeat(edges[:, 0], copies)
    gain = np.repeat(edges[:, 2], copies).astype(np.float64)
    within = np.arange(len(row)) - np.repeat(np.concatenate(([0], np.cumsum(copies)[:-1])), copies)
    column = np.repeat(first[edges[:, 1]], copies) + within
    alone = np.arange(rows)
    data = np.concatenate((gain, np.full(rows, 0.001)))
    graph = csr_matrix((data, (np.concatenate((row, alone)), np.concatenate((column, width + alone)))), shape=(rows, width + rows))
    began = time.perf_counter()
    found_rows, found_columns = min_weight_full_bipartite_matching(graph, maximize=True)
    seconds = time.perf_counter() - began
    dense = graph[found_rows, found_columns].A1 if hasattr(graph[found_rows, found_columns], "A1") else np.asarray(graph[found_rows, found_columns]).ravel()
    housed = found_columns < width
    print(f"{seconds:.4f} {int(dense[housed].sum())} {int(housed.sum())}")


main()

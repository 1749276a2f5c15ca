"""Dense linear algebra on lists of lists of floats."""


def identity(n):
    return [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]


def sample(n):
    """A well-conditioned matrix with a heavy diagonal."""
    return [[((i * 7 + j * 13) % 17) / 17.0 + (n if i == j else 0) for j in range(n)] for i in range(n)]


def multiply(a, b):
    n, m, p = len(a), len(b), len(b[0])
    result = [[0.0] * p for _ in range(n)]
    for i in range(n):
        row = a[i]
        out = result[i]
        for k in range(m):
            factor = row[k]
            other = b[k]
            for j in range(p):
                out[j] += factor * other[j]
    return result


def determinant(matrix):
    m = [row[:] for row in matrix]
    n = len(m)
    result = 1.0
    for c in range(n):
        pivot = max(range(c, n), key=lambda r: abs(m[r][c]))
        if m[pivot][c] == 0.0:
            return 0.0
        if pivot != c:
            m[c], m[pivot] = m[pivot], m[c]
            result = -result
        result *= m[c][c]
        for r in range(c + 1, n):
            factor = m[r][c] / m[c][c]
            for k in range(c, n):
                m[r][k] -= factor * m[c][k]
    return result


def solve(matrix, right):
    """Solves matrix * x = right by Gaussian elimination with partial pivoting."""
    n = len(matrix)
    m = [row + [value] for row, value in zip(matrix, right)]
    for c in range(n):
        pivot = c
        for r in range(c + 1, n):
            if abs(m[r][c]) > abs(m[pivot][c]):
                pivot = r
        m[c], m[pivot] = m[pivot], m[c]
        for r in range(c + 1, n):
            factor = m[r][c] / m[c][c]
            for k in range(c, n + 1):
                m[r][k] -= factor * m[c][k]
    x = [0.0] * n
    for r in range(n - 1, -1, -1):
        known = sum(m[r][k] * x[k] for k in range(r + 1, n))
        x[r] = (m[r][n] - known) / m[r][r]
    return x


def power_iteration(matrix, steps):
    vector = [1.0] * len(matrix)
    length = 1.0
    for _ in range(steps):
        vector = [sum(a * b for a, b in zip(row, vector)) for row in matrix]
        length = sum(v * v for v in vector) ** 0.5
        vector = [v / length for v in vector]
    return length


def main():
    a, b = sample(60), sample(60)[::-1]
    product = multiply(a, b)
    print(product[0][:3], product[59][59])
    print(sum(product[i][i] for i in range(60)))
    print(multiply(a, identity(60)) == a)
    print(determinant(sample(40)))
    print(determinant([[2.0, 1.0], [4.0, 2.0]]), determinant([[0.0, 1.0], [1.0, 0.0]]))
    right = [float(i % 5) for i in range(60)]
    x = solve(a, right)
    print([round(v, 12) for v in x[:4]])
    print(max(abs(sum(p * q for p, q in zip(row, x)) - r) for row, r in zip(a, right)) < 1e-12)
    print(f"{power_iteration(a, 60):.10f}")
    print(solve([[0.0, 2.0], [4.0, 0.0]], [6.0, 8.0]), -0.0, 1e22, 1e-5, 0.1 + 0.2)


main()

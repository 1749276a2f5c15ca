"""A hand-written tokenizer and a recursive descent parser that evaluates arithmetic expressions."""


class SyntaxProblem(Exception):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")


def tokenize(text):
    """Yields (kind, value, position) triples."""
    i = 0
    while i < len(text):
        c = text[i]
        start = i
        if c.isspace():
            i += 1
            continue
        if c.isdigit():
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            number = text[start:i]
            yield "number", float(number) if "." in number else int(number), start
        elif c.isalpha() or c == "_":
            while i < len(text) and (text[i].isalnum() or text[i] == "_"):
                i += 1
            yield "name", text[start:i], start
        elif text.startswith("**", i):
            i += 2
            yield "operator", "**", start
        elif c in "+-*/%(),=":
            i += 1
            yield "operator", c, start
        else:
            raise SyntaxProblem(f"unexpected {c!r}", start)
    yield "end", "", len(text)


class Evaluator:
    FUNCTIONS = {"max": max, "min": min, "abs": abs, "sqrt": lambda x: x ** 0.5}

    def __init__(self):
        self.variables = {}

    def run(self, text):
        self.tokens = list(tokenize(text))
        self.next = 0
        if self.tokens[0][0] == "name" and self.tokens[1][1] == "=":
            name = self.tokens[0][1]
            self.next = 2
            value = self.variables[name] = self.sum()
        else:
            value = self.sum()
        if self.tokens[self.next][0] != "end":
            raise SyntaxProblem("expected the end", self.tokens[self.next][2])
        return value

    def accept(self, *operators):
        kind, value, _ = self.tokens[self.next]
        if kind == "operator" and value in operators:
            self.next += 1
            return value
        return None

    def expect(self, operator):
        if not self.accept(operator):
            raise SyntaxProblem(f"expected {operator!r}", self.tokens[self.next][2])

    def sum(self):
        value = self.product()
        while operator := self.accept("+", "-"):
            value = value + self.product() if operator == "+" else value - self.product()
        return value

    def product(self):
        value = self.unary()
        while operator := self.accept("*", "/", "%"):
            right = self.unary()
            match operator:
                case "*":
                    value *= right
                case "/":
                    value /= right
                case "%":
                    value %= right
        return value

    def unary(self):
        if self.accept("-"):
            return -self.unary()
        base = self.atom()
        return base ** self.unary() if self.accept("**") else base

    def atom(self):
        match self.tokens[self.next]:
            case ("number", value, _):
                self.next += 1
                return value
            case ("name", name, position):
                self.next += 1
                if self.accept("("):
                    return self.call(name, position)
                if name not in self.variables:
                    raise SyntaxProblem(f"unknown name {name}", position)
                return self.variables[name]
        self.expect("(")
        value = self.sum()
        self.expect(")")
        return value

    def call(self, name, position):
        if name not in self.FUNCTIONS:
            raise SyntaxProblem(f"unknown function {name}", position)
        arguments = [self.sum()]
        while self.accept(","):
            arguments.append(self.sum())
        self.expect(")")
        return self.FUNCTIONS[name](*arguments)


LINES = ["1 + 2 * 3", "x = (1 + 2) * 3", "-x ** 2 + 10 % 4", "y_1 = max(x, 4.5, 2 ** 3 ** 1)",
         "sqrt(abs(-16)) / min(8, x)", "((((x))))-y_1", "1 + * 2", "2 $ 3", "z + 1", "(1 + 2", "f(1)", "3 4"]


def main():
    evaluator = Evaluator()
    for line in LINES:
        try:
            print(f"{line:32}", evaluator.run(line))
        except SyntaxProblem as problem:
            print(f"{line:32}", problem)
    total = 0
    for i in range(4000):
        total += evaluator.run(f"a = {i} % 7") + evaluator.run("max(a, 3) * (x + 2) - a ** 2 / 4")
    print(total)


main()

"""Class hierarchies: super(), multiple inheritance, special methods and operator overloading."""


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        return 0

    def describe(self):
        return self.name + " of area " + str(self.area())

    def __lt__(self, other):
        return self.area() < other.area()

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Rectangle(Shape):
    def __init__(self, width, height, name="rectangle"):
        super().__init__(name)
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side, "square")

    def describe(self):
        return "regular " + super().describe()


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        if not isinstance(factor, int):
            return NotImplemented
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


class Base:
    def trail(self):
        return ["Base"]


class Left(Base):
    def trail(self):
        return ["Left"] + super().trail()


class Right(Base):
    def trail(self):
        return ["Right"] + super().trail()


class Bottom(Left, Right):
    def trail(self):
        return ["Bottom"] + super().trail()


def total_area(rounds):
    total = 0
    shapes = [Rectangle(2, 3), Square(4), Shape("point"), Rectangle(5, 1)]
    for _ in range(rounds):
        for shape in shapes:
            total += shape.area() + len(shape.describe())
    return total


def walk(steps):
    position = Vector(0, 0)
    step = Vector(1, -2)
    for i in range(steps):
        position = position + step * (i % 3)
        if i % 10 == 9:
            position = position + -(2 * step)
    return position


def main():
    print(total_area(60_000))
    print(walk(150_000))
    print(sorted([Square(3), Rectangle(1, 2), Shape("dot"), Square(1)]))
    print(Bottom().trail(), [c.__name__ for c in Bottom.__mro__])
    print(Square(3).describe(), "/", Rectangle(3, 3).describe())
    print(Vector(1, 2) == Vector(1, 2), Vector(1, 2) != Vector(2, 1), bool(Vector(0, 0)))
    print(len({Vector(i % 7, i % 3) for i in range(100)}))
    print(isinstance(Square(1), Shape), issubclass(Left, Right), Shape.count)
    try:
        Vector(1, 1) * 1.5
    except TypeError as error:
        print(error)


main()

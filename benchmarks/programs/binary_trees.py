"""Binary trees: perfect trees for allocation, and a search tree with insertion, deletion and traversal."""


class Node:
    def __init__(self, key, left=None, right=None):
        self.key = key
        self.left = left
        self.right = right


def perfect(depth):
    if depth == 0:
        return Node(0)
    return Node(depth, perfect(depth - 1), perfect(depth - 1))


def check(node):
    if node.left is None:
        return 1
    return 1 + check(node.left) + check(node.right)


class SearchTree:
    def __init__(self, keys=()):
        self.root = None
        self.size = 0
        for key in keys:
            self.insert(key)

    def insert(self, key):
        if self.root is None:
            self.root = Node(key)
            self.size = 1
            return
        node = self.root
        while key != node.key:
            side = "left" if key < node.key else "right"
            child = getattr(node, side)
            if child is None:
                child = Node(key)
                setattr(node, side, child)
                self.size += 1
            node = child

    def __contains__(self, key):
        node = self.root
        while node is not None and node.key != key:
            node = node.left if key < node.key else node.right
        return node is not None

    def __len__(self):
        return self.size

    def __iter__(self):
        stack, node = [], self.root
        while stack or node is not None:
            while node is not None:
                stack.append(node)
                node = node.left
            node = stack.pop()
            yield node.key
            node = node.right

    def remove(self, key):
        before = self.size
        self.root = self._remove(self.root, key)
        return self.size < before

    def _remove(self, node, key):
        if node is None:
            return None
        if key < node.key:
            node.left = self._remove(node.left, key)
        elif key > node.key:
            node.right = self._remove(node.right, key)
        else:
            if node.left is None or node.right is None:
                self.size -= 1
                return node.left or node.right
            successor = node.right
            while successor.left is not None:
                successor = successor.left
            node.key = successor.key
            node.right = self._remove(node.right, successor.key)
        return node

    def height(self):
        def of(node):
            return 0 if node is None else 1 + max(of(node.left), of(node.right))

        return of(self.root)


def main():
    for depth in range(4, 15, 5):
        trees = 1 << 15 - depth
        print(depth, trees, sum(check(perfect(depth)) for _ in range(trees)))
    keys = [i * 7919 % 10_007 for i in range(1, 10_000)]
    tree = SearchTree(keys)
    print(len(tree), tree.height(), list(tree) == sorted(keys))
    print(sum(1 for k in range(12_000) if k in tree))
    print(sum(1 for k in range(0, 12_000, 3) if tree.remove(k)), len(tree), tree.height())
    print(list(tree)[:8], 3 in tree, 4 in tree)
    words = SearchTree("the tree sorts the words of the sentence".split())
    print(list(words), len(words))
    print(words.remove("tree"), words.remove("shrub"), list(words))


main()

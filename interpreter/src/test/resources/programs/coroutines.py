# Coroutines and asynchronous generators, driven by hand.
class Suspend:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        received = yield self.value
        return received

async def inner(x):
    r = await Suspend(x)
    return r * 2

async def outer():
    total = 0
    for i in range(3):
        total += await inner(i)
    return total

def run(coroutine):
    value = None
    while True:
        try:
            value = coroutine.send(value)
            print("suspended with", value)
            value = value + 10
        except StopIteration as e:
            return e.value

print(run(outer()))

async def agen(n):
    try:
        for i in range(n):
            r = yield i
            if r:
                print("asend", r)
            await Suspend(100 + i)
    finally:
        print("agen done")

async def consume():
    out = []
    async for v in agen(3):
        out.append(v)
    out.append([v * 2 async for v in agen(2)])
    return out

print(run(consume()))

class Ctx:
    async def __aenter__(self):
        await Suspend(1)
        return "ctx"
    async def __aexit__(self, *exc):
        print("aexit", exc[0])
        return True

async def using():
    async with Ctx() as c:
        print(c)
        raise ValueError("swallowed")
    return "end"

print(run(using()))

async def failing():
    raise KeyError("k")

async def catcher():
    try:
        await failing()
    except KeyError as e:
        return repr(e)

print(run(catcher()))
c = inner(1)
print(type(c).__name__, c.cr_running, c.cr_await)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)

async def manual():
    g = agen(3)
    print(await g.__anext__())
    print(await g.asend("x"))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("stopped")

print(run(manual()))
try:
    run(not_awaitable := (lambda: None)())
except AttributeError as e:
    print(e)
async def wrong():
    await 5
try:
    run(wrong())
except TypeError as e:
    print(e)

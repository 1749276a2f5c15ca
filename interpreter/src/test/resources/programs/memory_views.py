
def tr(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m = memoryview(b'abcdef')
import sys
tr(lambda: (m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.obj, len(m)))
tr(lambda: m[0]); tr(lambda: m[-1]); tr(lambda: m[6]); tr(lambda: m['x']); tr(lambda: m[1.5]); tr(lambda: m[0,0]); tr(lambda: m[...]); tr(lambda: m[()])
tr(lambda: m[1:4].tobytes()); tr(lambda: m[::-2].tolist()); tr(lambda: m[::2].contiguous); tr(lambda: (m[::2].strides, m[::2].shape, m[::2].nbytes))
def st(v,k,x): v[k]=x; return bytes(v)
tr(lambda: st(m,0,1))
b = bytearray(b'abcdefgh')
v = memoryview(b)
tr(lambda: st(v,0,65)); tr(lambda: st(v,slice(1,3),b'xy')); tr(lambda: st(v,slice(1,3),b'xyz')); tr(lambda: st(v,0,300)); tr(lambda: st(v,0,'a')); tr(lambda: st(v,slice(None,None,2),b'1234')); tr(lambda: st(v, slice(0,2), 'ab'))
def de(): del v[0]
tr(de)
tr(lambda: b.append(1)); tr(lambda: b.extend(b'x')); tr(lambda: b.clear()); 
tr(lambda: v.release()); tr(lambda: b.append(1)); tr(lambda: v[0]); tr(lambda: len(v)); tr(lambda: v.tobytes()); tr(lambda: repr(v)[:16]); tr(lambda: v == v); tr(lambda: v.format); tr(lambda: hash(v))
with memoryview(b) as w: tr(lambda: w.tolist())
tr(lambda: w.tolist())
tr(lambda: memoryview(3)); tr(lambda: memoryview('x')); tr(lambda: memoryview()); tr(lambda: memoryview(object=b'x').obj)
c = memoryview(bytearray(range(24)))
tr(lambda: c.cast('I').tolist()); tr(lambda: c.cast('B',[2,3,4]).tolist()); tr(lambda: c.cast('H',shape=[3,4])[1,2]); tr(lambda: c.cast('H',shape=[3,4])[1]); tr(lambda: c.cast('I').cast('H')); tr(lambda: c.cast('x')); tr(lambda: c[::2].cast('B')); tr(lambda: c.cast('B',[5])); tr(lambda: c.cast('Q').tolist()); tr(lambda: c.cast('d').tolist()); tr(lambda: c[:5].cast('I')); tr(lambda: c.cast('b').tolist()); tr(lambda: c.cast('c').tolist()[:2]); tr(lambda: c.cast('?').tolist()); tr(lambda: c.cast('@I').format)
d = c.cast('B',[2,3,4])
tr(lambda: (d.shape,d.strides,d.ndim,len(d),d.nbytes)); tr(lambda: d[0]); tr(lambda: d[0,0,0]); tr(lambda: d[1,2,3]); tr(lambda: d[1,2,4]); tr(lambda: d[0:1].tolist()); tr(lambda: d.tobytes()); tr(lambda: d.tobytes('F')); tr(lambda: d.cast('B').tolist()); tr(lambda: list(d)); tr(lambda: d == d); tr(lambda: d[0,0]); tr(lambda: d[0:1,0])
e = c.cast('i'); tr(lambda: st(e,0,-5)); tr(lambda: st(e,0,1<<31)); tr(lambda: st(e,0,1.5)); tr(lambda: st(c.cast('d'),0,1.5)[:8]); tr(lambda: st(c.cast('d'),0,'x')); tr(lambda: st(c.cast('?'),0,7)[:2]); tr(lambda: st(c.cast('c'),0,b'z')[:2]); tr(lambda: st(c.cast('c'),0,b'zz')); tr(lambda: st(c.cast('b'),0,-129)); tr(lambda: st(c.cast('H'),1,70000))
tr(lambda: m == b'abcdef'); tr(lambda: m == bytearray(b'abcdef')); tr(lambda: m != b'x'); tr(lambda: m == 'abcdef'); tr(lambda: m < m); tr(lambda: b'abcdef' == m); tr(lambda: memoryview(b'\1\0\0\0').cast('I') == memoryview(b'\1')); tr(lambda: hash(m) == hash(b'abcdef')); tr(lambda: hash(c)); tr(lambda: hash(m.cast('H')))
tr(lambda: hash(memoryview(bytes(4)).cast('B',[2,2])) == hash(bytes(4)))
tr(lambda: m.hex()); tr(lambda: m.hex(':')); tr(lambda: m.hex('-', 2)); tr(lambda: m[::2].hex()); tr(lambda: m.toreadonly().readonly); tr(lambda: c.toreadonly().readonly)
tr(lambda: 97 in m); tr(lambda: list(m)); tr(lambda: list(reversed(m))); tr(lambda: m.count(97)); tr(lambda: m.index(99)); tr(lambda: m.index(3)); tr(lambda: bytes(m)); tr(lambda: bytearray(m[1:])); tr(lambda: b'x'.join([m, m[1:2]])); tr(lambda: b'abc' + m[:1]); tr(lambda: bytearray(b'x') + m); tr(lambda: int.from_bytes(m,'big')); tr(lambda: str(m, 'ascii')); tr(lambda: memoryview(m).obj); tr(lambda: m.tobytes(order='X')); tr(lambda: memoryview[int]); tr(lambda: type('X',(memoryview,),{}))
tr(lambda: b'abc'.find(m[1:2])); tr(lambda: memoryview(b'').tolist()); tr(lambda: memoryview(b'').contiguous); tr(lambda: memoryview(b'x').cast('B',[]) [()]); tr(lambda: memoryview(b'x').cast('B',[]).tolist()); tr(lambda: len(memoryview(b'x').cast('B',[])))
def exp():
    b = bytearray(b'abc'); m = memoryview(b); n = m[1:]; 
    try: m.release()
    except BufferError as e: print(e)
    try: b.append(1)
    except BufferError as e: print(e)
    n.release(); m.release(); b.append(1); return b
tr(exp)
def exp2():
    b = bytearray(b'abc'); x = memoryview(b)[1:2].tobytes(); b.append(1); return b, x
tr(exp2)
import io
bio = io.BytesIO(b'hello world'); buf = bytearray(5); tr(lambda: (bio.readinto(memoryview(buf)[1:]), buf)); tr(lambda: bio.getbuffer().tobytes())
import re
tr(lambda: re.findall('[а-яёΑ-Ωا-ي一-鿿]+', 'привет мир Ωmega 漢字 abc')); tr(lambda: re.match(rb'a(.)', memoryview(b'abc')).group(1))

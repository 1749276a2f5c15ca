import hashlib, binascii, base64, pickle, copy, io, collections, datetime, ast
def tr(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for n in ('md5','sha1','sha224','sha256','sha384','sha512','sha3_224','sha3_256','sha3_384','sha3_512'):
    h=getattr(hashlib,n)(b'abc'); h.update(b'def'); print(n,h.hexdigest(),h.digest_size,h.block_size,h.name, hashlib.new(n,b'x').hexdigest()[:8])
tr(lambda: hashlib.md5('x')); tr(lambda: hashlib.sha256(3)); tr(lambda: hashlib.new('nope'))
for s in (b'',b'a',b'ab',b'abc',b'abcd'*20,bytes(range(256))):
    tr(lambda: binascii.b2a_base64(s)); tr(lambda: base64.b64decode(base64.b64encode(s))==s); tr(lambda: base64.b32encode(s)); tr(lambda: base64.b85encode(s)); tr(lambda: binascii.crc32(s)); tr(lambda: binascii.crc32(s,123)); tr(lambda: binascii.crc_hqx(s,7)); tr(lambda: binascii.b2a_uu(s)); tr(lambda: binascii.b2a_hex(s,'-',2)); tr(lambda: base64.urlsafe_b64encode(s)); tr(lambda: binascii.b2a_qp(s)); tr(lambda: binascii.a2b_uu(binascii.b2a_uu(s))==s)
for s in ('YQ==','YQ=','YQ','Y','YWI=','Y W\nI=','YQ==YQ==','é','!!!!'):
    tr(lambda: binascii.a2b_base64(s)); tr(lambda: binascii.a2b_base64(s,strict_mode=True))
tr(lambda: binascii.unhexlify('abc')); tr(lambda: binascii.unhexlify('zz')); tr(lambda: binascii.unhexlify(b'6162')); tr(lambda: binascii.a2b_qp(b'a=3Db=\nc=zz')); tr(lambda: binascii.b2a_qp(b'x'*100)); tr(lambda: binascii.a2b_uu(b'zz'))
class C:
    def __init__(self,a): self.a=a
    def __eq__(self,o): return self.__dict__==o.__dict__
class S:
    __slots__=('x','y')
class D(dict): pass
s=S(); s.x=1
for o in (None,1,-1,1<<100,1.5,2j,'abc','é',b'x',bytearray(b'y'),[1,[2]],(1,),{'a':1},{1,2},frozenset([3]),C(3),D(a=1),collections.OrderedDict(a=1),collections.Counter('aab'),collections.deque([1,2],3),datetime.date(2020,1,2),range(5),slice(1,2),Ellipsis,len,C,int,collections.defaultdict(list,{1:[2]}),ValueError('x')):
    for p in range(6):
        try:
            r=pickle.loads(pickle.dumps(o,p)); print(p, type(r).__name__, r==o or repr(r))
        except Exception as e: print(p, type(o).__name__, type(e).__name__, e)
tr(lambda: pickle.loads(pickle.dumps(s)).x); tr(lambda: copy.deepcopy(C([1])).a); tr(lambda: pickle.dumps({'a':[1,2,(3,)]},4))
a=[1]; a.append(a); b=pickle.loads(pickle.dumps(a)); tr(lambda: b[1] is b)
def f(a,b=2): return a+b
g=f.__code__.replace(co_name='zz', co_consts=f.__code__.co_consts)
tr(lambda: (g.co_name, g.co_firstlineno)); import types; tr(lambda: types.FunctionType(g,{},'h')(1,2)); tr(lambda: f.__code__.replace(co_nlocals=7)); 
k=f.__code__; tr(lambda: types.CodeType(k.co_argcount,k.co_posonlyargcount,k.co_kwonlyargcount,k.co_nlocals,k.co_stacksize,k.co_flags,k.co_code,k.co_consts,k.co_names,k.co_varnames,k.co_filename,k.co_name,k.co_qualname,k.co_firstlineno,k.co_linetable,k.co_exceptiontable,k.co_freevars,k.co_cellvars)==k)
for n in ('shake_128','shake_256'): tr(lambda: (hashlib.new(n,b'abc'*100).hexdigest(200)))
for n in ('blake2b','blake2s'):
    h=getattr(hashlib,n)
    for d in (b'',b'abc',b'x'*64,b'x'*128,b'x'*1000): tr(lambda: h(d).hexdigest()); tr(lambda: h(d,digest_size=20,key=b'k',salt=b's',person=b'p').hexdigest()); tr(lambda: h(d,fanout=2,depth=3,leaf_size=100,node_offset=5,node_depth=1,inner_size=16,last_node=True).hexdigest())
    tr(lambda: h(digest_size=100)); tr(lambda: h(key=b'x'*100))
import hmac; print(hmac.new(b'k',b'm','sha256').hexdigest(), hmac.compare_digest('a','a'))

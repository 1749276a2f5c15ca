import struct
def tr(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for o in '@=<>!':
    for c in 'bBhHiIlLqQnN?cefdspPxD':
        for v in (0,1,-1,127,128,-128,-129,255,256,32768,65535,65536,1<<31,(1<<31)-1,1<<32,1<<63,1<<64,-(1<<63)-1,1.5,1e300,float('inf'),'a',b'a',b'ab',None,True,1j):
            tr(lambda: (o,c,v,struct.pack(o+c,v)))

import warnings; warnings.simplefilter("ignore")
import codecs, _codecs
def tr(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e,'__notes__',''))
for e in ['cp1252','cp437','koi8-r','utf-7','utf-8-sig','utf-16','utf-32','iso8859-15','unicode_escape','raw_unicode_escape','mac-roman','cp037','charmap','nope','latin1','ASCII']:
    for s in ['abc','héllo','€uro','\ud800x','𝒳y','a+b-~\\','']:
        tr(lambda: (e, s.encode(e)))
        for h in ('ignore','replace','xmlcharrefreplace','backslashreplace','namereplace','surrogateescape','surrogatepass','foo'):
            tr(lambda: (e, h, s.encode(e, h)))
        tr(lambda: codecs.encode(s, e))
for e in ['cp1252','utf-8','utf-7','utf-16','utf-32','utf-8-sig','ascii','latin-1','unicode_escape','raw_unicode_escape','cp037']:
    for b in [b'abc',b'\xff\xfea\0',b'\x81\x82',b'+AGE-x',b'+AG',b'+2AA-',b'\\u12',b'\\N{DIGIT ONE}\\x41',b'\xe2\x82',b'\xef\xbb\xbfx',b'\xed\xa0\x80',b'\\',b'', b'616', b'\xf0\x9f\x98', b'\0\0\xfe\xff\0\0\0a', b'\xd8\x00\xdc\x00', b'\\ud800', b'a+!b+-']:
        tr(lambda: (e, b.decode(e)))
        for h in ('ignore','replace','backslashreplace','surrogateescape','surrogatepass','xmlcharrefreplace'):
            tr(lambda: (e, h, b.decode(e,h)))
        tr(lambda: codecs.decode(b, e))
        tr(lambda: codecs.getincrementaldecoder(e)().decode(b))
tr(lambda: codecs.lookup('UTF 8').name)
tr(lambda: codecs.lookup_error('strict')(ValueError('x')))
tr(lambda: codecs.lookup_error('replace')(UnicodeDecodeError('a',b'abc',0,1,'r')))
tr(lambda: codecs.lookup_error('replace')(3))
tr(lambda: codecs.lookup_error('zz'))
codecs.register_error('mine', lambda e: ('<%d>' % (e.end-e.start), e.end))
tr(lambda: 'a€€b'.encode('ascii','mine'))
tr(lambda: b'a\xff\xfeb'.decode('utf-8','mine'))
tr(lambda: b'a\xff\xfeb'.decode('ascii','mine'))
codecs.register_error('bad', lambda e: 3)
tr(lambda: 'a€€b'.encode('ascii','bad'))
tr(lambda: b'a\xff\xfeb'.decode('utf-8','bad'))
tr(lambda: codecs.escape_encode(b"a'\n\x00\xff"))
tr(lambda: codecs.escape_decode(rb"a\'\n\x00\101\q"))
tr(lambda: codecs.escape_decode(rb"a\x1"))
tr(lambda: codecs.charmap_encode('abc', 'strict', {97:1,98:b'xy'}))
tr(lambda: codecs.charmap_decode(b'abc', 'strict', {97:'xx',98:None,99:65}))
tr(lambda: codecs.charmap_decode(b'abc', 'replace', 'x'))
tr(lambda: _codecs.utf_8_encode(b'x'))
tr(lambda: _codecs.utf_8_decode('x'))
tr(lambda: _codecs.utf_8_decode(b'\xe2\x82'))
tr(lambda: _codecs.utf_8_decode(b'\xe2\x82', 'strict', True))
tr(lambda: _codecs.utf_16_ex_decode(b'\xff\xfea\0b', 'strict', 0, False))
tr(lambda: codecs.register(3))
codecs.register(lambda n: 3 if n=='weird' else None)
tr(lambda: 'x'.encode('weird'))
print(list(codecs.iterencode(['a','€','b'],'utf-16')), list(codecs.iterdecode([b'\xe2',b'\x82\xac'],'utf-8')))
import io
for enc in ('utf-16','utf-8-sig','cp1252','utf-32-le','utf-7'):
    b=io.BytesIO(); w=io.TextIOWrapper(b, enc, newline='\n'); w.write('héllo\n'); w.flush(); w.write('wörld\nx'); w.flush(); print(b.getvalue())
    b.seek(0); r=io.TextIOWrapper(b, enc); print(repr(r.readline()), r.readlines())
print(codecs.BOM_UTF8, codecs.getreader('utf-8')(io.BytesIO(b'a\nb\xc3\xa9')).readlines())

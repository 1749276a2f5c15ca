/** The pure-Python standard library of CPython. */
module dev.krait.stdlib {
    
}

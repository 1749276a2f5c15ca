package dev.krait.compiler.encoding;

/** Decodes all bytes of a text, or refuses them in the words of CPython's codec. */
@FunctionalInterface
interface Decoder {
    void decode(byte[] in, DecodedText out) throws UndecodableException;
}

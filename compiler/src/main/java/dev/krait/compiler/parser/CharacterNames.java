package dev.krait.compiler.parser;

import com.ibm.icu.lang.UCharacter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Characters by name, as in {@code \N{...}}. ICU4J knows the names and the corrected ones; the other aliases of the
 * Unicode character database (control codes and abbreviations) are listed here.
 */
public final class CharacterNames {
    private static final String ALIASES = """
            0000 NUL|NULL
            0001 SOH|START OF HEADING
            0002 START OF TEXT|STX
            0003 END OF TEXT|ETX
            0004 END OF TRANSMISSION|EOT
            0005 ENQ|ENQUIRY
            0006 ACK|ACKNOWLEDGE
            0007 ALERT|BEL
            0008 BACKSPACE|BS
            0009 CHARACTER TABULATION|HORIZONTAL TABULATION|HT|TAB
            000A END OF LINE|EOL|LF|LINE FEED|NEW LINE|NL
            000B LINE TABULATION|VERTICAL TABULATION|VT
            000C FF|FORM FEED
            000D CARRIAGE RETURN|CR
            000E LOCKING-SHIFT ONE|SHIFT OUT|SO
            000F LOCKING-SHIFT ZERO|SHIFT IN|SI
            0010 DATA LINK ESCAPE|DLE
            0011 DC1|DEVICE CONTROL ONE
            0012 DC2|DEVICE CONTROL TWO
            0013 DC3|DEVICE CONTROL THREE
            0014 DC4|DEVICE CONTROL FOUR
            0015 NAK|NEGATIVE ACKNOWLEDGE
            0016 SYN|SYNCHRONOUS IDLE
            0017 END OF TRANSMISSION BLOCK|ETB
            0018 CAN|CANCEL
            0019 EM|END OF MEDIUM|EOM
            001A SUB|SUBSTITUTE
            001B ESC|ESCAPE
            001C FILE SEPARATOR|FS|INFORMATION SEPARATOR FOUR
            001D GROUP SEPARATOR|GS|INFORMATION SEPARATOR THREE
            001E INFORMATION SEPARATOR TWO|RECORD SEPARATOR|RS
            001F INFORMATION SEPARATOR ONE|UNIT SEPARATOR|US
            0020 SP
            007F DEL|DELETE
            0080 PAD|PADDING CHARACTER
            0081 HIGH OCTET PRESET|HOP
            0082 BPH|BREAK PERMITTED HERE
            0083 NBH|NO BREAK HERE
            0084 IND|INDEX
            0085 NEL|NEXT LINE
            0086 SSA|START OF SELECTED AREA
            0087 END OF SELECTED AREA|ESA
            0088 CHARACTER TABULATION SET|HORIZONTAL TABULATION SET|HTS
            0089 CHARACTER TABULATION WITH JUSTIFICATION|HORIZONTAL TABULATION WITH JUSTIFICATION|HTJ
            008A LINE TABULATION SET|VERTICAL TABULATION SET|VTS
            008B PARTIAL LINE DOWN|PARTIAL LINE FORWARD|PLD
            008C PARTIAL LINE BACKWARD|PARTIAL LINE UP|PLU
            008D REVERSE INDEX|REVERSE LINE FEED|RI
            008E SINGLE SHIFT TWO|SINGLE-SHIFT-2|SS2
            008F SINGLE SHIFT THREE|SINGLE-SHIFT-3|SS3
            0090 DCS|DEVICE CONTROL STRING
            0091 PRIVATE USE ONE|PRIVATE USE-1|PU1
            0092 PRIVATE USE TWO|PRIVATE USE-2|PU2
            0093 SET TRANSMIT STATE|STS
            0094 CANCEL CHARACTER|CCH
            0095 MESSAGE WAITING|MW
            0096 SPA|START OF GUARDED AREA|START OF PROTECTED AREA
            0097 END OF GUARDED AREA|END OF PROTECTED AREA|EPA
            0098 SOS|START OF STRING
            0099 SGC|SINGLE GRAPHIC CHARACTER INTRODUCER
            009A SCI|SINGLE CHARACTER INTRODUCER
            009B CONTROL SEQUENCE INTRODUCER|CSI
            009C ST|STRING TERMINATOR
            009D OPERATING SYSTEM COMMAND|OSC
            009E PM|PRIVACY MESSAGE
            009F APC|APPLICATION PROGRAM COMMAND
            00A0 NBSP
            00AD SHY
            034F CGJ
            061C ALM
            180B FVS1
            180C FVS2
            180D FVS3
            180E MVS
            180F FVS4
            200B ZWSP
            200C ZWNJ
            200D ZWJ
            200E LRM
            200F RLM
            202A LRE
            202B RLE
            202C PDF
            202D LRO
            202E RLO
            202F NNBSP
            205F MMSP
            2060 WJ
            2066 LRI
            2067 RLI
            2068 FSI
            2069 PDI
            FEFF BOM|BYTE ORDER MARK|ZWNBSP
            """;
    private static final Map<String, Integer> BY_ALIAS = new HashMap<>();

    static {
        for (String line : ALIASES.lines().toList()) {
            int space = line.indexOf(' ');
            for (String alias : line.substring(space + 1).split("\\|")) {
                BY_ALIAS.put(alias, Integer.parseInt(line.substring(0, space), 16));
            }
        }
        for (int selector = 1; selector <= 256; selector++) {
            BY_ALIAS.put("VS" + selector, selector <= 16 ? 0xFE00 + selector - 1 : 0xE0100 + selector - 17);
        }
    }

    private CharacterNames() {
    }

    /** The character that has a name or alias, or -1. Case does not count except in names that are computed. */
    public static int lookup(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean computed = upper.startsWith("CJK UNIFIED IDEOGRAPH-") || upper.startsWith("HANGUL SYLLABLE ");
        if (computed && !upper.equals(name) || upper.startsWith("TANGUT IDEOGRAPH-") || name.indexOf('<') >= 0) {
            return -1;
        }
        Integer alias = BY_ALIAS.get(upper);
        if (alias != null) {
            return alias;
        }
        try {
            int c = UCharacter.getCharFromName(name);
            return c >= 0 ? c : UCharacter.getCharFromNameAlias(name);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}

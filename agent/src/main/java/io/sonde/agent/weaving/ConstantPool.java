package io.sonde.agent.weaving;

/**
 * Looks for strings in the constant pool of a class file (JVMS 4.4) without building anything: what every class of an
 * application pays. Immutable.
 */
final class ConstantPool {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int MAXIMUM_LENGTH = 256;

    private final byte[][][] wantedByLength = new byte[MAXIMUM_LENGTH][][];

    /** @param wanted strings of plain ASCII shorter than 256 characters */
    ConstantPool(String[] wanted) {
        for (String string : wanted) {
            byte[] bytes = new byte[string.length()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) string.charAt(i);
            }
            byte[][] sameLength = wantedByLength[bytes.length];
            byte[][] grown = new byte[sameLength == null ? 1 : sameLength.length + 1][];
            if (sameLength != null) {
                System.arraycopy(sameLength, 0, grown, 0, sameLength.length);
            }
            grown[grown.length - 1] = bytes;
            wantedByLength[bytes.length] = grown;
        }
    }

    /** Whether the class file's pool holds one of the strings; false for what is no class file. */
    boolean holdsAny(byte[] classFile) {
        if (classFile.length < 10 || int32(classFile, 0) != MAGIC) {
            return false;
        }
        int count = uint16(classFile, 8);
        int offset = 10;
        for (int index = 1; index < count; index++) {
            if (offset + 5 > classFile.length) {
                return false;
            }
            switch (classFile[offset]) {
                case 1: // Utf8
                    int length = uint16(classFile, offset + 1);
                    if (length < MAXIMUM_LENGTH
                            && wantedByLength[length] != null
                            && isWanted(classFile, offset + 3, length)) {
                        return true;
                    }
                    offset += 3 + length;
                    break;
                case 3: // Integer
                case 4: // Float
                case 9: // Fieldref
                case 10: // Methodref
                case 11: // InterfaceMethodref
                case 12: // NameAndType
                case 17: // Dynamic
                case 18: // InvokeDynamic
                    offset += 5;
                    break;
                case 5: // Long
                case 6: // Double
                    offset += 9;
                    index++;
                    break;
                case 15: // MethodHandle
                    offset += 4;
                    break;
                case 7: // Class
                case 8: // String
                case 16: // MethodType
                case 19: // Module
                case 20: // Package
                    offset += 3;
                    break;
                default:
                    return false;
            }
        }
        return false;
    }

    private boolean isWanted(byte[] classFile, int offset, int length) {
        if (offset + length > classFile.length) {
            return false;
        }
        candidates:
        for (byte[] wanted : wantedByLength[length]) {
            for (int i = length - 1; i >= 0; i--) {
                if (wanted[i] != classFile[offset + i]) {
                    continue candidates;
                }
            }
            return true;
        }
        return false;
    }

    private static int uint16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
    }

    private static int int32(byte[] bytes, int offset) {
        return uint16(bytes, offset) << 16 | uint16(bytes, offset + 2);
    }
}

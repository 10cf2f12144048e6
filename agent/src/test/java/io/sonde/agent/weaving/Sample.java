package io.sonde.agent.weaving;

import java.io.IOException;

/** Methods of every shape, to weave. */
@SuppressWarnings("unused") // by reflection
public class Sample {

    final String name;

    public Sample() {
        this("sample");
    }

    public Sample(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("no name");
        }
        this.name = name;
    }

    public boolean returnsBoolean() {
        return true;
    }

    public byte returnsByte() {
        return -7;
    }

    public char returnsChar() {
        return 'x';
    }

    public short returnsShort() {
        return -300;
    }

    public int returnsInt() {
        return 1 << 30;
    }

    public long returnsLong() {
        return 1L << 60;
    }

    public float returnsFloat() {
        return 1.5f;
    }

    public double returnsDouble() {
        return 2.5e300;
    }

    public Object returnsObject() {
        return name;
    }

    public int[] returnsArray() {
        return null;
    }

    public void returnsVoid() {}

    public static long staticLong() {
        return 3;
    }

    public static void staticVoid() {}

    public String arguments(long first, String second, double third, boolean fourth, int notAsked) {
        return second + first + third + fourth + notAsked;
    }

    public static String staticArguments(long first, String second) {
        String changed = second + first;
        first = 0;
        second = null;
        return changed;
    }

    public String nested(int kind) {
        StringBuilder path = new StringBuilder();
        try {
            try {
                path.append('a');
                if (kind == 0) {
                    return path.append("return").toString();
                }
                if (kind == 1) {
                    throw new IOException("io");
                }
                if (kind == 2) {
                    throw new IllegalStateException("state");
                }
            } catch (IOException e) {
                path.append('b');
                if (path.length() > 5) {
                    return "never";
                }
            } finally {
                path.append('c');
            }
        } finally {
            path.append('d');
            if (kind == 3) {
                path.append('e');
            }
        }
        return path.toString();
    }

    public static int loopAtStart(int count) {
        do {
            count--;
        } while (count > 0);
        return count;
    }

    public static void endless(int[] rounds) {
        while (true) {
            if (rounds[0]-- == 0) {
                throw new IllegalArgumentException("enough");
            }
        }
    }

    public synchronized int synchronizedMethod() {
        return Thread.holdsLock(this) ? 1 : 0;
    }

    public int synchronizedBlock(Object lock) {
        synchronized (lock) {
            if (lock instanceof String) {
                return 1;
            }
            lock.notifyAll();
        }
        return Thread.holdsLock(lock) ? 2 : 3;
    }

    public int switches(String word, long wide) {
        switch (word) {
            case "one":
                return 1;
            case "two":
                double half = wide / 2.0;
                return (int) half;
            default:
                switch ((int) wide) {
                    case 1:
                        return 10;
                    case 2:
                    case 1000:
                        return 20;
                    default:
                        return -1;
                }
        }
    }

    public Object fails(RuntimeException failure) {
        throw failure;
    }

    public Object failsDeeply(int depth) {
        return depth == 0 ? fails(new IllegalStateException("deep")) : failsDeeply(depth - 1);
    }

    private Object secret() {
        return "private";
    }

    public Object callsSecret() {
        return secret();
    }

    public int untouched(int value) {
        try {
            return Integer.parseInt("" + value);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Has a bridge. */
    public static class Bridged extends Sample implements Comparable<Bridged> {
        @Override
        public String returnsObject() {
            return "bridged";
        }

        @Override
        public int compareTo(Bridged other) {
            return 0;
        }
    }

    /** Has a default and a static method. */
    public interface WithDefault {
        Object abstractMethod();

        default Object defaultMethod() {
            return "default " + abstractMethod();
        }

        static Object staticMethod() {
            return "static";
        }
    }

    /** Has methods without code. */
    public abstract static class WithoutCode {
        abstract Object abstractMethod();

        native Object nativeMethod();
    }
}

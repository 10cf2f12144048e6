package io.sonde.agent.weaving;

import java.util.ArrayList;
import java.util.List;

/** Methods that call others in every place where a call can stand. */
@SuppressWarnings("unused") // by reflection
public class Caller {

    /** What is called. */
    public static final class Called {
        private final String name;

        public Called(String name) {
            this.name = name;
        }

        public Object object(long wide, Object narrow, double wider) {
            if (narrow == null) {
                throw new IllegalArgumentException("null");
            }
            return wide + ":" + narrow + ":" + wider;
        }

        public long primitive() {
            return 1L << 40;
        }

        public void nothing() {
            if (name.equals("failing")) {
                throw new IllegalStateException("failed");
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static void alone(Called called) {
        called.nothing();
    }

    static void together(Called called, int times) {
        called.nothing();
    }

    public Object withArguments(Object narrow) {
        long before = 7;
        Object value = new Called("one").object(before + 1, narrow, 2.5);
        return value + "/" + before;
    }

    public Object withinAnExpression() {
        return 3 + new Called("one").primitive() + new Called("two").primitive();
    }

    public Object inALoop() {
        List<String> seen = new ArrayList<>();
        for (String name : new String[] {"one", "failing", "two"}) {
            Called called = new Called(name);
            try {
                called.nothing();
                seen.add(name);
            } catch (IllegalStateException failed) {
                seen.add(failed.getMessage());
            } finally {
                seen.add("finally");
            }
        }
        return seen;
    }

    public Object nested() {
        int depth = 0;
        try {
            depth++;
            try {
                depth++;
                new Called("failing").nothing();
                depth = 100;
            } catch (IllegalArgumentException other) {
                depth = 200;
            } finally {
                depth++;
            }
        } catch (RuntimeException expected) {
            String text = expected.getMessage();
            return text + depth;
        }
        return depth;
    }

    public Object uncaught() {
        new Called("failing").nothing();
        return "not reached";
    }

    public Object ofStatic() {
        alone(new Called("one"));
        return "done";
    }

    public Object ofStaticWithTwo() {
        together(new Called("one"), 2);
        return "done";
    }
}

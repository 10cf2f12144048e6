package io.sonde.agent.advice;

import io.sonde.agent.weaving.Recorder;
import io.sonde.instrumentation.call.EnterState;

/** Advice of every shape. */
public final class Advices {

    private Advices() {}

    static final class OfBoolean {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, boolean returned, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class OfByte {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, byte returned, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class OfChar {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, char returned, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class OfShort {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, short returned, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class OfInt {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, int returned, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class OfLong {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, long returned, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class OfFloat {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, float returned, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class OfDouble {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, double returned, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class OfObject {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + returned + ' ' + thrown);
        }
    }

    /** What it hands from enter to exit knows how to undo enter. */
    static final class WithUndo {
        static Object enter() {
            Recorder.record("enter");
            return new Undo();
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record("exit");
        }
    }

    static final class Undo implements EnterState {
        @Override
        public void undo() {
            Recorder.record("undo");
        }
    }

    static final class OfVoid {
        static Object enter() {
            Recorder.record("enter");
            return "state";
        }

        static void exit(Object state, Throwable thrown) {
            Recorder.record("exit " + state + ' ' + thrown);
        }
    }

    static final class AroundCall {
        static Object enter(Object receiver) {
            Recorder.record("before " + receiver);
            return receiver;
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record("after " + state + " " + returned + " " + thrown);
        }
    }

    static final class BeforeCall {
        static void enter(Object receiver, Object argument) {
            Recorder.record("before " + receiver + " with " + argument);
        }
    }

    static final class BeforeWideCall {
        static void enter(Object receiver, long wide, Object narrow, double wider) {
            Recorder.record("before " + receiver + " with " + wide + " " + narrow + " " + wider);
        }
    }

    static final class AroundVoidCall {
        static Object enter(Object receiver) {
            Recorder.record("before " + receiver);
            return receiver;
        }

        static void exit(Object state, Throwable thrown) {
            Recorder.record("after " + state + " " + thrown);
        }
    }

    static final class AroundLongCall {
        static Object enter(Object receiver) {
            Recorder.record("before " + receiver);
            return receiver;
        }

        static void exit(Object state, long returned, Throwable thrown) {
            Recorder.record("after " + state + " " + returned + " " + thrown);
        }
    }

    static final class Arguments {
        static Object enter(Object self, long first, Object second, double third, boolean fourth) {
            Recorder.record(self.getClass().getSimpleName() + ' ' + first + ' ' + second + ' ' + third + ' ' + fourth);
            return null;
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record(returned);
        }
    }

    static final class StaticArguments {
        static Object enter(long first, Object second) {
            Recorder.record(first + " " + second);
            return null;
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record(returned);
        }
    }

    static final class Entry {
        static void enter(Object self) {
            Recorder.record(self.getClass().getSimpleName());
        }
    }

    static final class Receiver {
        static void exit(Object self, Throwable thrown) {
            Recorder.record(self.getClass().getSimpleName() + ' ' + self + ' ' + thrown);
        }
    }

    static final class ReceiverOfStatic {
        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record(state + " " + returned);
        }
    }

    static final class First {
        static Object enter() {
            Recorder.record("enter 1");
            return "one";
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record("exit 1 " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class Second {
        static Object enter() {
            Recorder.record("enter 2");
            return "two";
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record("exit 2 " + state + ' ' + returned + ' ' + thrown);
        }
    }

    static final class Thrown {
        static Object enter() {
            return null;
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record(thrown);
        }
    }

    static final class FailingEnter {
        static Object enter() {
            throw new IllegalStateException("enter fails");
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record("exit " + state);
        }
    }

    static final class FailingExit {
        static Object enter() {
            return null;
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            throw new AssertionError("exit fails");
        }
    }

    static final class FailingToInitialize {
        static final Object NOTHING = fail();

        static Object fail() {
            throw new IllegalStateException("cannot be initialised");
        }

        static Object enter() {
            return NOTHING;
        }

        static void exit(Object state, Object returned, Throwable thrown) {}
    }

    static final class MissingType {
        static Object enter(Object self, Runnable argument) {
            return null;
        }

        static void exit(Object state, int returned, Throwable thrown) {}
    }

    /** State in a static field lives as long as the advice's loader. */
    static final class Counting {
        private static int calls;

        static Object enter() {
            calls++;
            return calls;
        }

        static void exit(Object state, Object returned, Throwable thrown) {
            Recorder.record(state);
        }
    }
}

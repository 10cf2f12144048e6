package io.sonde.instrumentation.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.bootstrap.Associated;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the call of a task that runs once is kept until it runs. */
final class HandOverTest {

    private final CurrentCall thread = CurrentCall.ofThread();
    private Call call;

    @BeforeEach
    void startCall() {
        Database database = new Database("h2", "items", "", 0);
        call = DatabaseCall.start(new DatabaseStatement(database, "SELECT 1"), 0);
    }

    @AfterEach
    void endCall() {
        call.finish(null);
    }

    @Test
    void inTheFieldThatItHas() {
        Woven task = new Woven();
        HandOver.once(task);
        assertThat(task.association).isSameAs(call);

        assertThatItRunsInTheCall(task);
        assertThat(task.association).isNull();
    }

    @Test
    void besideAFieldThatIsForSomethingElse() {
        Woven task = new Woven();
        task.association = "what is known of a statement";
        HandOver.once(task);

        assertThatItRunsInTheCall(task);
        assertThat(task.association).isEqualTo("what is known of a statement");
    }

    @Test
    void besideWhatHasNoField() {
        Runnable task = () -> {};
        HandOver.once(task);

        assertThatItRunsInTheCall(task);
    }

    private void assertThatItRunsInTheCall(Object task) {
        call.leaveThread();
        assertThat(thread.call()).isNull();
        Object state = HandOver.beginStep(task);
        assertThat(thread.call()).isSameAs(call);
        HandOver.end(state);
        assertThat(thread.call()).isNull();

        assertThat(HandOver.beginStep(task)).as("once").isNull();
    }

    private static final class Woven implements Associated, Runnable {

        private Object association;

        @Override
        public Object sonde$association() {
            return association;
        }

        @Override
        public void sonde$associate(Object value) {
            association = value;
        }

        @Override
        public void run() {}
    }
}

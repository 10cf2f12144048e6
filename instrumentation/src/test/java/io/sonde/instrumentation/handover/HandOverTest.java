package io.sonde.instrumentation.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.association.AssociatedObject;
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
        AssociatedObject task = new AssociatedObject();
        HandOver.once(task);
        assertThat(task.sonde$association()).isSameAs(call);

        assertThatItRunsInTheCall(task);
        assertThat(task.sonde$association()).isNull();
    }

    @Test
    void besideAFieldThatIsForSomethingElse() {
        AssociatedObject task = new AssociatedObject();
        task.sonde$associate("what is known of a statement");
        HandOver.once(task);

        assertThatItRunsInTheCall(task);
        assertThat(task.sonde$association()).isEqualTo("what is known of a statement");
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
}

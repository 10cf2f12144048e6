package io.sonde.instrumentation.call;

/**
 * What advice gives from enter to exit, where entering has left a mark on the thread. Used where exit failed or threw: the
 * call that was current must not stay so on a thread that goes on to other work.
 */
public interface EnterState {

    /**
     * Leaves the thread as it was before enter and gives up the call that began there, if one did. To be called on the
     * thread of enter; without effect where exit has done it already.
     */
    void undo();
}

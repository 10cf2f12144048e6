package io.sonde.agent.verification;

/** The methods of a class whose code is looked through. */
public interface MethodSelection {

    boolean contains(int access, String name, String descriptor);
}

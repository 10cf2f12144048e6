package io.sonde.instrumentation.association;

import io.sonde.bootstrap.Associated;

/** An object of a class that was given the field. */
public final class AssociatedObject implements Associated {

    private Object association;

    @Override
    public Object sonde$association() {
        return association;
    }

    @Override
    public void sonde$associate(Object value) {
        association = value;
    }
}

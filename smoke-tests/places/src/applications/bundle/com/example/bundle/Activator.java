package com.example.bundle;

import com.example.probe.Probe;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The probe as a bundle: it runs from start to stop. */
public final class Activator implements BundleActivator {

    private Probe probe;

    @Override
    public void start(BundleContext context) throws Exception {
        probe = new Probe(() -> getClass().getClassLoader().getClass().getName());
        System.setProperty("probe.address", probe.address());
    }

    @Override
    public void stop(BundleContext context) throws Exception {
        probe.close();
    }
}

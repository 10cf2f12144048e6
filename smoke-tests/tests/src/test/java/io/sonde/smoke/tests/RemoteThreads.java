package io.sonde.smoke.tests;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.sonde.smoke.kit.ApplicationProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The threads of an application in another process, as its JVM counts for them. */
final class RemoteThreads implements AutoCloseable {

    private final JMXConnector connector;
    private final ThreadMXBean threads;

    @SuppressWarnings("BanJNDI") // the address is that of a process that the test has started
    private RemoteThreads(JMXServiceURL address) throws IOException {
        connector = JMXConnectorFactory.connect(address);
        threads = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /** Attaches to the process, whose JVM then answers on a local port of its own choice. */
    static RemoteThreads of(ApplicationProcess application) {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(application.pid()));
            try {
                return new RemoteThreads(new JMXServiceURL(jvm.startLocalManagementAgent()));
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException refused) {
            throw new IllegalStateException(refused);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the threads whose names begin so have allocated so far. */
    long allocatedBytes(String name) {
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(name)) {
                sum += threads.getThreadAllocatedBytes(thread.getThreadId());
            }
        }
        return sum;
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

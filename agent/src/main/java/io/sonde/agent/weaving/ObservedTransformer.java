package io.sonde.agent.weaving;

import io.sonde.agent.diagnostics.TransformTimes;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicLong;

/** Takes the time of every class, and hands what was woven to the dump if there is one. Thread-safe. */
public final class ObservedTransformer implements ClassFileTransformer, TransformTimes {

    private final SondeTransformer transformer;
    private final ClassDump dump;
    private final AtomicLong classes = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();

    /** @param dump null if no class file is to be written */
    public ObservedTransformer(SondeTransformer transformer, ClassDump dump) {
        this.transformer = transformer;
        this.dump = dump;
    }

    @Override
    public byte[] transform(
            ClassLoader loader,
            String className,
            Class<?> classBeingRedefined,
            ProtectionDomain protectionDomain,
            byte[] classFile) {
        long start = System.nanoTime();
        byte[] woven = transformer.transform(loader, className, classBeingRedefined, protectionDomain, classFile);
        nanos.addAndGet(System.nanoTime() - start);
        classes.incrementAndGet();
        if (woven != null && dump != null) {
            dump.write(loader, className, classFile, woven);
        }
        return woven;
    }

    @Override
    public long classes() {
        return classes.get();
    }

    @Override
    public long nanos() {
        return nanos.get();
    }
}

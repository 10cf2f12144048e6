package io.sonde.agent.weaving;

import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.TargetMethod;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collection;
import java.util.List;

/**
 * Decides for every class that is loaded. A class that is no target costs a hash lookup and, outside the JDK, a pass over
 * its constant pool. Never throws: a class that cannot be woven stays as it is. Thread-safe.
 */
public final class SondeTransformer implements ClassFileTransformer {

    private final AgentClassLoader agentLoader;
    private final ClassIndex index;
    private final ClassHierarchy hierarchy;
    private final LinkCheck linkCheck;
    private final Weaver weaver;
    private final InstrumentationReport report;

    public SondeTransformer(
            AgentClassLoader agentLoader, Collection<Instrumentation> instrumentations, InstrumentationReport report) {
        AdviceClasses adviceClasses = new AdviceClasses(agentLoader);
        this.agentLoader = agentLoader;
        this.index = new ClassIndex(instrumentations);
        this.hierarchy = new ClassHierarchy(agentLoader.getParent());
        this.linkCheck = new LinkCheck(adviceClasses, hierarchy);
        this.weaver = new Weaver(adviceClasses);
        this.report = report;
    }

    /** Whether a class with that binary name is a target, for classes that were loaded before the agent. */
    public boolean isNamedTarget(String binaryName) {
        return index.named(binaryName.replace('.', '/')) != null;
    }

    @Override
    public byte[] transform(
            ClassLoader loader,
            String className,
            Class<?> classBeingRedefined,
            ProtectionDomain protectionDomain,
            byte[] classFile) {
        if (className == null) {
            return null;
        }
        try {
            List<ClassIndex.Entry> named = index.named(className);
            boolean candidate = loader != null
                    && named == null
                    && !ClassHierarchy.isPlatformName(className)
                    && index.isCandidate(classFile);
            if ((named == null && !candidate) || isOwn(loader, className)) {
                return null;
            }
            return weave(loader, className, classFile, named);
        } catch (Throwable failure) {
            report.transformFailed(className, failure);
            return null;
        }
    }

    private boolean isOwn(ClassLoader loader, String className) {
        return loader == agentLoader
                || className.startsWith("io/sonde/agent/")
                || className.startsWith("io/sonde/instrumentation/");
    }

    private byte[] weave(ClassLoader loader, String className, byte[] classFile, List<ClassIndex.Entry> named) {
        long start = System.nanoTime();
        WovenMethods methods = new WovenMethods();
        if (named != null) {
            for (ClassIndex.Entry entry : named) {
                addIfDeclared(loader, entry, classFile, methods);
            }
        } else {
            ClassHeader header = ClassHeader.read(classFile);
            for (ClassIndex.Entry entry : index.structural()) {
                if (entry.declaresAnyMethod(header)
                        && !entry.excludes(className)
                        && (entry.hasStructure(header) || hierarchy.isSubtype(loader, header, entry.supertype))) {
                    addIfLinkable(loader, entry, methods);
                }
            }
        }
        if (methods.isEmpty()) {
            return null;
        }
        byte[] woven = weaver.weave(loader, classFile, methods);
        if (woven != null) {
            String last = null;
            for (int i = 0; i < methods.size(); i++) {
                if (!methods.instrumentation(i).equals(last)) {
                    last = methods.instrumentation(i);
                    report.applied(last, className, loader, System.nanoTime() - start);
                }
            }
        }
        return woven;
    }

    /** The JDK's internals move: a class that lacks one of the methods is left alone. Libraries are checked by linking. */
    private void addIfDeclared(ClassLoader loader, ClassIndex.Entry entry, byte[] classFile, WovenMethods methods) {
        if (entry.instrumentation.platformTypesOnly()) {
            ClassHeader header = ClassHeader.read(classFile);
            for (TargetMethod method : entry.target.methods()) {
                if (!header.declaresMethod(method.name(), method.descriptor())) {
                    String descriptor = method.descriptor() == null ? "" : method.descriptor();
                    report.leftOut(
                            entry.instrumentation.name(),
                            loader,
                            entry.target.name() + "." + method.name() + descriptor);
                    return;
                }
            }
        }
        addIfLinkable(loader, entry, methods);
    }

    private void addIfLinkable(ClassLoader loader, ClassIndex.Entry entry, WovenMethods methods) {
        String missing = linkCheck.missing(loader, entry.instrumentation, entry.adviceNames);
        if (missing == null) {
            methods.add(entry.instrumentation.name(), entry.target.methods());
        } else {
            report.leftOut(entry.instrumentation.name(), loader, missing);
        }
    }
}

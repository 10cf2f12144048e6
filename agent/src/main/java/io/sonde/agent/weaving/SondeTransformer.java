package io.sonde.agent.weaving;

import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.agent.threads.ClassWork;
import io.sonde.agent.verification.WovenClassVerifier;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.TargetMethod;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Decides for every class that is loaded. A class that is no target costs a hash lookup and, outside the JDK, a pass over
 * its constant pool. Never throws: a class that cannot be woven stays as it is. Thread-safe.
 */
public final class SondeTransformer implements ClassFileTransformer {

    private static final Set<String> NO_INSTRUMENTATION = Collections.emptySet();

    private final AgentClassLoader agentLoader;
    private final boolean addsFields;
    private final ClassIndex index;
    private final ClassHierarchy hierarchy;
    private final CallSiteOwners callSiteOwners;
    private final LinkCheck linkCheck;
    private final Weaver weaver;
    private final InstrumentationReport report;
    private final ClassWork work;
    private final WeavingDefect defect;

    public SondeTransformer(
            final AgentClassLoader agentLoader,
            Collection<Instrumentation> instrumentations,
            InstrumentationReport report) {
        this(agentLoader, instrumentations, report, new ClassWork(), true, null);
    }

    /**
     * @param work where it is told what is being woven, and whether anything is to be
     * @param addsFields whether classes may be given fields: another agent may fail to find the interface behind one
     * @param defect that what is woven gets; null for none
     */
    public SondeTransformer(
            final AgentClassLoader agentLoader,
            Collection<Instrumentation> instrumentations,
            InstrumentationReport report,
            ClassWork work,
            boolean addsFields,
            WeavingDefect defect) {
        AdviceClasses adviceClasses = new AdviceClasses(new AdviceClasses.Source() {
            @Override
            public byte[] classBytes(String name) {
                return agentLoader.classBytes(name);
            }
        });
        this.agentLoader = agentLoader;
        this.addsFields = addsFields;
        this.index = new ClassIndex(instrumentations);
        this.hierarchy = new ClassHierarchy(agentLoader.getParent());
        this.callSiteOwners = new CallSiteOwners(hierarchy);
        this.linkCheck = new LinkCheck(adviceClasses, hierarchy, callSiteOwners);
        this.weaver = new Weaver(adviceClasses);
        this.report = report;
        this.work = work;
        this.defect = defect;
    }

    /** Whether a class with that binary name is a target, for classes that were loaded before the agent. */
    public boolean isNamedTarget(String binaryName) {
        return index.named(binaryName.replace('.', '/')) != null;
    }

    /** Whether a class that is loaded already has a supertype by which targets are known. */
    public boolean hasTargetSupertype(Class<?> loaded) {
        Class<?> superclass = loaded.getSuperclass();
        if (superclass != null && (index.isSupertype(superclass.getName()) || hasTargetSupertype(superclass))) {
            return true;
        }
        for (Class<?> extended : loaded.getInterfaces()) {
            if (index.isSupertype(extended.getName()) || hasTargetSupertype(extended)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a named target that is loaded already may be woven after the application has begun. */
    public boolean canWait(String binaryName) {
        for (ClassIndex.Entry entry : index.named(binaryName.replace('.', '/'))) {
            if (!entry.instrumentation.canWait()) {
                return false;
            }
        }
        return true;
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
            byte[] woven = weaveTarget(loader, className, classBeingRedefined, classFile);
            if (woven == null && classBeingRedefined != null) {
                Set<AddedField> fields = AddedField.of(classBeingRedefined);
                return fields.isEmpty() ? null : Weaver.add(fields, classFile);
            }
            return woven;
        } catch (Throwable failure) {
            report.transformFailed(className, NO_INSTRUMENTATION, failure);
            return null;
        }
    }

    private byte[] weaveTarget(ClassLoader loader, String className, Class<?> classBeingRedefined, byte[] classFile) {
        List<ClassIndex.Entry> named = index.named(className);
        boolean candidate = loader != null && !ClassHierarchy.isPlatformName(className) && index.isCandidate(classFile);
        if ((named == null && !candidate) || isOwn(loader, className) || work.isStoppedFor(loader)) {
            return null;
        }
        ClassWork.Task task = work.begin(loader, className);
        try {
            return weave(loader, className, classBeingRedefined, classFile, named, candidate);
        } finally {
            work.end(task);
        }
    }

    private boolean isOwn(ClassLoader loader, String className) {
        return loader == agentLoader
                || className.startsWith("io/sonde/agent/")
                || className.startsWith("io/sonde/instrumentation/");
    }

    private byte[] weave(
            ClassLoader loader,
            String className,
            Class<?> classBeingRedefined,
            byte[] classFile,
            List<ClassIndex.Entry> named,
            boolean candidate) {
        long start = System.nanoTime();
        WovenMethods methods = new WovenMethods();
        ClassHeader header = ClassHeader.read(classFile);
        if (named != null) {
            for (ClassIndex.Entry entry : named) {
                if (isReadable(loader, className, entry)) {
                    addIfDeclared(loader, entry, header, methods);
                }
            }
        }
        if (candidate && !hierarchy.isReading()) {
            for (ClassIndex.Entry entry : index.structural()) {
                if (entry.declaresAnyMethod(header) && !entry.excludes(className) && isOneOf(loader, header, entry)) {
                    addIfLinkable(loader, entry, header, methods);
                }
            }
        }
        if (methods.isEmpty()) {
            return null;
        }
        try {
            String callSiteOwner = callSiteOwners.of(loader);
            Set<AddedField> fields = classBeingRedefined == null
                    ? fieldsToAdd(loader, header, named, methods)
                    : AddedField.of(classBeingRedefined);
            byte[] woven = weaver.weave(loader, callSiteOwner, classFile, methods, fields);
            if (woven != null) {
                if (defect != null) {
                    woven = defect.spoil(woven, methods);
                }
                WovenClassVerifier.verify(woven, classFile, classBeingRedefined != null, methods);
                for (String instrumentation : methods.instrumentations()) {
                    report.applied(instrumentation, className, loader, System.nanoTime() - start);
                }
            }
            return woven;
        } catch (Throwable failure) {
            report.transformFailed(className, methods.instrumentations(), failure);
            return null;
        }
    }

    /** Those of a class that is being loaded. */
    private Set<AddedField> fieldsToAdd(
            ClassLoader loader, ClassHeader header, List<ClassIndex.Entry> named, WovenMethods methods) {
        Set<AddedField> wanted = AddedField.wantedBy(methods);
        if (addsFields
                && !wanted.isEmpty()
                && callSiteOwners.of(loader).equals(CallSiteOwners.VISIBLE)
                && AddedField.canBeNamedIn(loader)) {
            // What bears a mark or is a target by its name is known to be one that nobody serialises.
            boolean known = named != null || !wanted.contains(AddedField.ASSOCIATION);
            if (AddedField.canBeIn(header)
                    && (known || !hierarchy.isSubtype(loader, header, AddedField.SERIALIZABLE))) {
                return wanted;
            }
        }
        return Collections.emptySet();
    }

    /** Whether the entry can be checked now: not while the loader is busy answering what is asked for another class. */
    private boolean isReadable(ClassLoader loader, String className, ClassIndex.Entry entry) {
        if (loader == null || !hierarchy.isReading()) {
            return true;
        }
        report.transformFailed(
                className,
                Collections.singleton(entry.instrumentation.name()),
                new IllegalStateException("It was loaded while its class loader was being asked about another class"));
        return false;
    }

    private boolean isOneOf(ClassLoader loader, ClassHeader header, ClassIndex.Entry entry) {
        return entry.target.isPrefix()
                ? entry.hasName(header.name())
                : entry.hasStructure(header) || hierarchy.isSubtype(loader, header, entry.supertype);
    }

    /**
     * The JDK's internals move: a class that lacks one of the methods is left alone, and so is a library's that lacks all,
     * unless its instrumentation says otherwise.
     */
    private void addIfDeclared(ClassLoader loader, ClassIndex.Entry entry, ClassHeader header, WovenMethods methods) {
        TargetMethod missing = null;
        int declared = 0;
        for (TargetMethod method : entry.target.methods()) {
            if (header.declaresMethod(method.name(), method.descriptor())) {
                declared++;
            } else {
                missing = method;
            }
        }
        if (declared >= entry.target.neededMethods(entry.instrumentation.platformTypesOnly())) {
            addIfLinkable(loader, entry, header, methods);
            return;
        }
        String descriptor = missing.descriptor() == null ? "" : missing.descriptor();
        String member = entry.target.name() + "." + missing.name() + descriptor;
        if (declared == 0 && loader != null) {
            // Of another generation of the library, which may be another instrumentation's.
            report.doesNotApply(entry.instrumentation.name(), loader, member);
        } else {
            report.leftOut(entry.instrumentation.name(), loader, member);
        }
    }

    private void addIfLinkable(ClassLoader loader, ClassIndex.Entry entry, ClassHeader header, WovenMethods methods) {
        String missing = linkCheck.missing(loader, entry.instrumentation, entry.adviceNames);
        if (missing == null) {
            methods.add(entry.instrumentation.name(), entry.target.methods());
            if (entry.target.marks(header.name().replace('/', '.'))) {
                methods.mark();
            }
            if (entry.target.isAssociated()) {
                methods.associate(entry.target);
            }
        } else {
            report.leftOut(entry.instrumentation.name(), loader, missing);
        }
    }
}

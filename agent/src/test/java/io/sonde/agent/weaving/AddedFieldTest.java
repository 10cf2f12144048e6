package io.sonde.agent.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.bootstrap.Associated;
import io.sonde.instrumentation.jdbc.JdbcInstrumentation;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes are given a field for what is known of their objects, and that one that has it keeps it. */
final class AddedFieldTest {

    private static final String NAME = "com/example/Rows";

    @TempDir
    private static Path folder;

    private final InstrumentationReport report = new InstrumentationReport();
    private TestAgent agent;
    private SondeTransformer transformer;

    @BeforeEach
    void start() throws Exception {
        agent = new TestAgent(
                folder,
                Class.forName("io.sonde.instrumentation.jdbc.NextRowAdvice"),
                Class.forName("io.sonde.instrumentation.jdbc.CloseResultAdvice"),
                Class.forName("io.sonde.instrumentation.jdbc.CloseStatementAdvice"));
        transformer = new SondeTransformer(agent.loader, List.of(new JdbcInstrumentation()), report);
    }

    @Test
    void aClassGetsItWhenItIsLoaded() throws Exception {
        Class<?> rows = load(classFile("java/lang/Object", ResultSet.class));

        Associated object = (Associated) rows.getDeclaredConstructor().newInstance();
        object.sonde$associate("something");
        assertThat(object.sonde$association()).isEqualTo("something");
        assertThat(((Associated) rows.getDeclaredConstructor().newInstance()).sonde$association())
                .isNull();
        Field field = rows.getDeclaredField("sonde$association");
        assertThat(field.isSynthetic()).isTrue();
        assertThat(Modifier.isTransient(field.getModifiers())).isTrue();
        assertThat(Modifier.isPrivate(field.getModifiers())).isTrue();
    }

    @Test
    void notOneThatIsSerialised() throws Exception {
        assertThat(interfacesOf(ResultSet.class, Serializable.class))
                .containsExactly(ResultSet.class, Serializable.class);
    }

    @Test
    void notOneWhoseSuperclassIsSerialised() throws Exception {
        byte[] woven = woven(classFile("javax/sql/rowset/BaseRowSet", ResultSet.class));
        assertThat(woven).isNotNull();
        assertThat(new ClassReader(woven).getInterfaces()).doesNotContain(Type.getInternalName(Associated.class));
    }

    @Test
    void notOneThatTwoTablesWouldUse() throws Exception {
        assertThat(interfacesOf(ResultSet.class)).contains(Associated.class);
        assertThat(interfacesOf(ResultSet.class, Statement.class)).doesNotContain(Associated.class);
    }

    @Test
    void aClassThatHasItKeepsIt() throws Exception {
        byte[] original = classFile("java/lang/Object", ResultSet.class);
        Class<?> rows = load(original);
        byte[] first = woven(original);

        assertThat(transformer.transform(rows.getClassLoader(), NAME, rows, null, original))
                .isEqualTo(first);
    }

    @Test
    void evenIfItIsNotWovenAnyMore() throws Exception {
        byte[] original = classFile("java/lang/Object", ResultSet.class);
        Class<?> rows = load(original);
        SondeTransformer idle = new SondeTransformer(agent.loader, List.of(), report);

        byte[] redefined = idle.transform(rows.getClassLoader(), NAME, rows, null, original);

        assertThat(new ClassReader(redefined).getInterfaces()).contains(Type.getInternalName(Associated.class));
        Class<?> again = define(redefined);
        assertThat(memberNames(again)).isEqualTo(memberNames(rows));
    }

    @Test
    void aClassThatWasLoadedWithoutItGetsNone() throws Exception {
        byte[] original = classFile("java/lang/Object", ResultSet.class);
        Class<?> rows = define(original);

        byte[] redefined = transformer.transform(rows.getClassLoader(), NAME, rows, null, original);

        assertThat(redefined).isNotNull();
        assertThat(new ClassReader(redefined).getInterfaces()).doesNotContain(Type.getInternalName(Associated.class));
    }

    private static List<String> memberNames(Class<?> type) {
        return Stream.concat(Stream.of(type.getDeclaredFields()), Stream.of(type.getDeclaredMethods()))
                .map(java.lang.reflect.Member::getName)
                .sorted()
                .toList();
    }

    private List<Class<?>> interfacesOf(Class<?>... types) throws Exception {
        return List.of(load(classFile("java/lang/Object", types)).getInterfaces());
    }

    private byte[] woven(byte[] classFile) {
        return transformer.transform(new LibraryLoader(), NAME, null, null, classFile);
    }

    private Class<?> load(byte[] classFile) throws Exception {
        return define(woven(classFile));
    }

    private static Class<?> define(byte[] classFile) throws Exception {
        return Class.forName("com.example.Rows", true, new ByteLoader().with("com.example.Rows", classFile));
    }

    /** A class with {@code next()} and {@code close()}; abstract methods that are missing stay so until they are called. */
    private static byte[] classFile(String superclass, Class<?>... interfaces) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V1_8,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
                NAME,
                null,
                superclass,
                Stream.of(interfaces).map(Type::getInternalName).toArray(String[]::new));
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        MethodVisitor next = writer.visitMethod(Opcodes.ACC_PUBLIC, "next", "()Z", null, null);
        next.visitCode();
        next.visitInsn(Opcodes.ICONST_0);
        next.visitInsn(Opcodes.IRETURN);
        next.visitMaxs(1, 1);
        MethodVisitor close = writer.visitMethod(Opcodes.ACC_PUBLIC, "close", "()V", null, null);
        close.visitCode();
        close.visitInsn(Opcodes.RETURN);
        close.visitMaxs(0, 1);
        // What makes the class a candidate: it is looked at because of one of these in its constant pool.
        writer.newUTF8("isAfterLast");
        writer.newUTF8("executeQuery");
        return writer.toByteArray();
    }
}

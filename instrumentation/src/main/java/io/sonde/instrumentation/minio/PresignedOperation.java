package io.sonde.instrumentation.minio;

import io.minio.GetPresignedObjectUrlArgs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The operation that a presigned URL is for. The type of its method is another one in each version. */
final class PresignedOperation {

    private static final MethodHandle METHOD;

    static {
        try {
            METHOD = MethodHandles.publicLookup()
                    .unreflect(GetPresignedObjectUrlArgs.class.getMethod("method"))
                    .asType(MethodType.methodType(Object.class, GetPresignedObjectUrlArgs.class));
        } catch (NoSuchMethodException | IllegalAccessException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private PresignedOperation() {}

    static String of(GetPresignedObjectUrlArgs arguments) throws Throwable {
        Object method = (Object) METHOD.invokeExact(arguments);
        return Operations.name(String.valueOf(method), arguments.bucket(), arguments.object(), NoKeys.INSTANCE);
    }

    private static final class NoKeys implements QueryKeys {

        static final NoKeys INSTANCE = new NoKeys();

        @Override
        public boolean contains(String key) {
            return false;
        }

        @Override
        public String first(String key) {
            return null;
        }
    }
}

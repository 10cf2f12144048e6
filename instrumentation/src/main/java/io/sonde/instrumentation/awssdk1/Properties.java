package io.sonde.instrumentation.awssdk1;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/** The properties of one class of requests or results that calls are described by; a property it lacks is null. */
final class Properties {

    private static final ClassValue<Properties> OF_TYPES = new ClassValue<Properties>() {
        @Override
        protected Properties computeValue(Class<?> type) {
            return new Properties(type);
        }
    };

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    /** The name of the request's operation as S3's own interface has it. */
    final String operation;

    private final MethodHandle bucket;
    private final MethodHandle destinationBucket;
    private final MethodHandle key;
    private final MethodHandle destinationKey;
    private final MethodHandle sourceBucket;
    private final MethodHandle sourceKey;
    private final MethodHandle uploadId;
    private final MethodHandle partNumber;
    private final MethodHandle method;

    private Properties(Class<?> type) {
        operation = OperationNames.of(type.getSimpleName());
        bucket = getter(type, "getBucketName");
        destinationBucket = getter(type, "getDestinationBucketName");
        key = getter(type, "getKey");
        destinationKey = getter(type, "getDestinationKey");
        sourceBucket = getter(type, "getSourceBucketName");
        sourceKey = getter(type, "getSourceKey");
        uploadId = getter(type, "getUploadId");
        partNumber = getter(type, "getPartNumber");
        method = getter(type, "getMethod");
    }

    static Properties of(Object described) {
        return OF_TYPES.get(described.getClass());
    }

    private static MethodHandle getter(Class<?> type, String name) {
        try {
            Method getter = type.getMethod(name);
            return MethodHandles.publicLookup().unreflect(getter).asType(GETTER);
        } catch (NoSuchMethodException | IllegalAccessException none) {
            return null;
        }
    }

    private static Object value(MethodHandle getter, Object described) throws Throwable {
        return getter == null ? null : getter.invokeExact(described);
    }

    private static String text(MethodHandle getter, Object described) throws Throwable {
        Object value = value(getter, described);
        return value instanceof String ? (String) value : null;
    }

    String bucket(Object described) throws Throwable {
        String name = text(bucket, described);
        return name == null ? text(destinationBucket, described) : name;
    }

    String key(Object described) throws Throwable {
        String name = text(key, described);
        return name == null ? text(destinationKey, described) : name;
    }

    String copySource(Object described) throws Throwable {
        String from = text(sourceBucket, described);
        return from == null ? null : from + '/' + text(sourceKey, described);
    }

    String uploadId(Object described) throws Throwable {
        return text(uploadId, described);
    }

    int partNumber(Object described) throws Throwable {
        Object number = value(partNumber, described);
        return number instanceof Integer ? (Integer) number : 0;
    }

    /** The HTTP method that a request is presigned for. */
    String method(Object described) throws Throwable {
        return String.valueOf(value(method, described));
    }
}

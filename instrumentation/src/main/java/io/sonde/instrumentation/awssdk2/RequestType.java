package io.sonde.instrumentation.awssdk2;

/** What the class of a request says of its service and operation, for calls that fail before the SDK says more. */
final class RequestType {

    private static final ClassValue<RequestType> TYPES = new ClassValue<RequestType>() {
        @Override
        protected RequestType computeValue(Class<?> type) {
            return new RequestType(type.getName());
        }
    };

    private static final String SERVICES = ".services.";

    final String service;
    final String operation;

    private RequestType(String className) {
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        operation = simpleName.endsWith("Request")
                ? simpleName.substring(0, simpleName.length() - "Request".length())
                : simpleName;
        int start = className.indexOf(SERVICES) + SERVICES.length();
        int end = className.indexOf('.', start);
        service = start < SERVICES.length() || end < 0
                ? "AWS"
                : Character.toUpperCase(className.charAt(start)) + className.substring(start + 1, end);
    }

    static RequestType of(Class<?> request) {
        return TYPES.get(request);
    }
}

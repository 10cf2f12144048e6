package io.sonde.smoke.stock.api;

import io.grpc.MethodDescriptor;

/** {@code stock.Prices/Price}: an item's number in, its price in cents out. */
public final class PriceMethod {

    public static final String SERVICE = "stock.Prices";

    public static final MethodDescriptor<Integer, Integer> PRICE = MethodDescriptor.<Integer, Integer>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Price"))
            .setRequestMarshaller(DecimalMarshaller.INSTANCE)
            .setResponseMarshaller(DecimalMarshaller.INSTANCE)
            .build();

    private PriceMethod() {}
}

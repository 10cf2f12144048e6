package io.sonde.agent.export;

import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;

/** Found by OpenTelemetry's exporter through its service file. */
public final class HttpUrlConnectionSenderProvider implements HttpSenderProvider {

    @Override
    public HttpSender createSender(HttpSenderConfig configuration) {
        return new HttpUrlConnectionSender(configuration);
    }
}

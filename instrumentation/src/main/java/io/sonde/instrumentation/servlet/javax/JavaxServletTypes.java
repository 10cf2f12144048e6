package io.sonde.instrumentation.servlet.javax;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.http.RequestDetails;
import io.sonde.instrumentation.servlet.ServletTypes;
import java.util.Collection;
import java.util.Enumeration;
import javax.servlet.DispatcherType;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code javax.servlet} from 3.0 on. */
final class JavaxServletTypes extends ServletTypes {

    static final JavaxServletTypes INSTANCE = new JavaxServletTypes();

    private JavaxServletTypes() {}

    @Override
    public boolean isHttp(Object request, Object response) {
        return request instanceof HttpServletRequest && response instanceof HttpServletResponse;
    }

    @Override
    public Dispatch dispatch(Object request) {
        DispatcherType type = ((ServletRequest) request).getDispatcherType();
        if (type == DispatcherType.REQUEST) {
            return Dispatch.REQUEST;
        }
        return type == DispatcherType.ASYNC ? Dispatch.ASYNC : Dispatch.OTHER;
    }

    @Override
    public String method(Object request) {
        return ((HttpServletRequest) request).getMethod();
    }

    @Override
    protected String path(Object request) {
        return ((HttpServletRequest) request).getRequestURI();
    }

    @Override
    public int status(Object response) {
        return ((HttpServletResponse) response).getStatus();
    }

    @Override
    public boolean isCommitted(Object response) {
        return ((HttpServletResponse) response).isCommitted();
    }

    @Override
    public Object unwrap(Object request) {
        Object inner = request;
        while (inner instanceof ServletRequestWrapper) {
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        return inner;
    }

    @Override
    protected Enumeration<String> lines(Object request, String name) {
        return ((HttpServletRequest) request).getHeaders(name);
    }

    @Override
    protected Collection<String> responseLines(Object response, String name) {
        return ((HttpServletResponse) response).getHeaders(name);
    }

    @Override
    protected void setResponseHeader(Object response, String name, String value) {
        ((HttpServletResponse) response).setHeader(name, value);
    }

    @Override
    public void describe(Object request, HttpServerCall call) {
        HttpServletRequest httpRequest = (HttpServletRequest) request;
        call.target(httpRequest.getRequestURI(), httpRequest.getQueryString());
        call.protocolVersion(RequestDetails.protocolVersion(httpRequest.getProtocol()));
        RequestDetails.read(
                call,
                request,
                this,
                httpRequest.getScheme(),
                httpRequest.getServerName() + ':' + httpRequest.getServerPort(),
                httpRequest.getRemoteAddr(),
                httpRequest.getRemotePort());
    }
}

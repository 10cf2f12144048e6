package io.sonde.smoke.contracts.jdbc.application;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** Wraps a connection and everything that it makes, as pools and logging drivers do. */
final class Wrapping implements InvocationHandler {

    private final Object wrapped;

    private Wrapping(Object wrapped) {
        this.wrapped = wrapped;
    }

    static Connection wrap(Connection connection) {
        return (Connection) wrap(connection, Connection.class);
    }

    private static Object wrap(Object wrapped, Class<?> type) {
        return Proxy.newProxyInstance(Wrapping.class.getClassLoader(), new Class<?>[] {type}, new Wrapping(wrapped));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object result;
        try {
            result = method.invoke(wrapped, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
        Class<?> type = method.getReturnType();
        boolean wraps = type == Statement.class
                || type == PreparedStatement.class
                || type == CallableStatement.class
                || type == ResultSet.class;
        return result != null && wraps ? wrap(result, type) : result;
    }
}

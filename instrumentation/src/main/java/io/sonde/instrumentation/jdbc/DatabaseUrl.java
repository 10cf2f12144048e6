package io.sonde.instrumentation.jdbc;

import java.util.Locale;

/**
 * Where a JDBC URL leads to. It keeps neither user nor password nor any setting. Immutable.
 *
 * <p>Of several hosts it names the first. Text that it does not understand gives empty fields.
 */
public final class DatabaseUrl {
    private static final DatabaseUrl UNKNOWN = new DatabaseUrl("other_sql", "", ServerAddress.NONE);
    /** Longer text is not looked at. */
    private static final int MAX_LENGTH = 16 * 1024;

    private static final String[] WRAPPERS = {"p6spy", "tracing", "otel", "aws-wrapper", "log4jdbc", "datadog"};

    private final String systemName;
    private final String namespace;
    private final ServerAddress server;

    private DatabaseUrl(String systemName, String namespace, ServerAddress server) {
        this.systemName = systemName;
        this.namespace = namespace;
        this.server = server;
    }

    /** Reads a URL as given to the driver; null and unknown ones are {@code other_sql}. Never throws. */
    public static DatabaseUrl parse(String jdbcUrl) {
        if (jdbcUrl == null || jdbcUrl.length() > MAX_LENGTH || !UrlText.startsWith(jdbcUrl, 0, "jdbc")) {
            return UNKNOWN;
        }
        String url = jdbcUrl.trim();
        int end = UrlText.indexOfAny(url, ":", 0);
        String subprotocol;
        do {
            int start = Math.min(end + 1, url.length());
            end = UrlText.indexOfAny(url, ":", start);
            subprotocol = url.substring(start, end).toLowerCase(Locale.ROOT);
        } while (isWrapper(subprotocol));
        String rest = end < url.length() ? url.substring(end + 1) : "";
        DatabaseSystem system = DatabaseSystem.of(subprotocol);
        switch (system.form) {
            case SQL_SERVER:
                return sqlServer(system, rest);
            case ORACLE:
                return oracle(system, rest);
            case EMBEDDABLE:
                return embeddable(system, rest);
            case FILE:
                return new DatabaseUrl(system.name, path(UrlText.before(rest, "?;")), ServerAddress.NONE);
            default:
                return hosts(system, rest);
        }
    }

    /** The value of {@code db.system.name}. */
    public String systemName() {
        return systemName;
    }

    /** The value of {@code db.namespace}: the database, or {@code instance|database}; empty where unknown. */
    public String namespace() {
        return namespace;
    }

    /** The host, IPv6 without brackets; empty for an embedded database and where unknown. */
    public String serverAddress() {
        return server.host;
    }

    /** The port, the database's usual one where the URL leaves it out; 0 where there is none. */
    public int serverPort() {
        return server.port;
    }

    private static boolean isWrapper(String subprotocol) {
        for (String wrapper : WRAPPERS) {
            if (wrapper.equals(subprotocol)) {
                return true;
            }
        }
        return false;
    }

    private static DatabaseUrl hosts(DatabaseSystem system, String rest) {
        int slashes = rest.indexOf("//");
        int settings = UrlText.indexOfAny(rest, "?;", 0);
        if (slashes < 0 || slashes > settings) {
            if (!system.name.equals("postgresql")) {
                return new DatabaseUrl(system.name, "", ServerAddress.NONE);
            }
            String database = UrlText.before(rest, "?;");
            return new DatabaseUrl(
                    system.name,
                    database.startsWith("/") ? database.substring(1) : database,
                    ServerAddress.of("localhost", "", system.port));
        }
        String text = rest.substring(slashes + 2);
        if (text.indexOf('(') >= 0 && text.indexOf('(') < UrlText.indexOfAny(text, "?;", 0)) {
            return keysAndValues(system, text);
        }
        text = UrlText.withoutUserInfo(text);
        String authority = UrlText.before(text, "/?;#");
        ServerAddress server = ServerAddress.parse(authority, system.port);
        if (authority.isEmpty() && hasLocalDefault(system)) {
            server = ServerAddress.of("localhost", "", system.port);
        }
        String database = "";
        if (authority.length() < text.length() && text.charAt(authority.length()) == '/') {
            // A colon leads to the settings of Db2 and Informix; an equals sign to those of Teradata.
            database = UrlText.before(text.substring(authority.length() + 1), "?;#:&,=");
            if (text.startsWith("=", authority.length() + 1 + database.length())) {
                database = "";
            }
        }
        return new DatabaseUrl(system.name, database, server);
    }

    private static boolean hasLocalDefault(DatabaseSystem system) {
        return system.name.equals("postgresql") || system.name.equals("mysql") || system.name.equals("mariadb");
    }

    /** MySQL's {@code address=(host=h)(port=1)/db} and {@code (host=h,port=1)/db}. */
    private static DatabaseUrl keysAndValues(DatabaseSystem system, String text) {
        int close = text.lastIndexOf(')');
        int firstEnd = text.indexOf("),", text.indexOf('('));
        int end = firstEnd < 0 ? text.length() : firstEnd + 1;
        int open = text.indexOf('(');
        String host = UrlText.value(text, open, end, "host", ",)");
        String port = UrlText.value(text, open, end, "port", ",)");
        int slash = text.indexOf('/', Math.max(close, 0));
        String database = slash < 0 ? "" : UrlText.before(text.substring(slash + 1), "?;#&=:");
        return new DatabaseUrl(system.name, database, ServerAddress.of(host, port, system.port));
    }

    private static DatabaseUrl sqlServer(DatabaseSystem system, String rest) {
        int slashes = rest.indexOf("//");
        String text = slashes < 0 ? rest : rest.substring(slashes + 2);
        String head = UrlText.withoutUserInfo(UrlText.before(text, ";?"));
        SemicolonSettings settings = new SemicolonSettings(text);
        String authority = UrlText.before(head, "/");
        String database = authority.length() < head.length() ? head.substring(authority.length() + 1) : "";
        database = first(settings.get("databasename"), settings.get("database"), database);
        int backslash = authority.indexOf('\\');
        String instance = "";
        String address = authority;
        if (backslash >= 0) {
            int colon = UrlText.indexOfAny(authority, ":", backslash);
            instance = authority.substring(backslash + 1, colon);
            address = authority.substring(0, backslash) + authority.substring(colon);
        }
        instance = first(instance, settings.get("instancename"), settings.get("instance"));
        // The port of a named instance is asked for at connection time.
        int defaultPort = instance.isEmpty() ? system.port : 0;
        String port = first(settings.get("portnumber"), settings.get("port"), "");
        ServerAddress server = address.isEmpty()
                ? ServerAddress.of(first(settings.get("servername"), settings.get("server"), ""), port, defaultPort)
                : ServerAddress.parse(
                        address.indexOf(':') < 0 && !port.isEmpty() ? address + ':' + port : address, defaultPort);
        String bar = instance.isEmpty() || database.isEmpty() ? "" : "|";
        return new DatabaseUrl(system.name, instance + bar + database, server);
    }

    private static String first(String a, String b, String c) {
        return !a.isEmpty() ? a : !b.isEmpty() ? b : c;
    }

    private static DatabaseUrl oracle(DatabaseSystem system, String rest) {
        int descriptor = rest.indexOf("@(");
        if (descriptor >= 0) {
            int end = rest.length();
            String service = UrlText.value(rest, descriptor, end, "service_name", ")");
            String database = service.isEmpty() ? UrlText.value(rest, descriptor, end, "sid", ")") : service;
            String host = UrlText.value(rest, descriptor, end, "host", ")");
            String port = UrlText.value(rest, descriptor, end, "port", ")");
            return new DatabaseUrl(system.name, database, ServerAddress.of(host, port, system.port));
        }
        int settings = rest.indexOf('?');
        String head = settings < 0 ? rest : rest.substring(0, settings);
        int slashes = head.indexOf("//");
        int at = head.lastIndexOf('@');
        if (at < 0 && rest.indexOf('@') >= 0) {
            return new DatabaseUrl(system.name, "", ServerAddress.NONE);
        }
        String text = at < 0 ? (slashes < 0 ? "" : head.substring(slashes)) : head.substring(at + 1);
        slashes = text.indexOf("//");
        boolean bare = slashes < 0;
        text = bare ? text : text.substring(slashes + 2);
        String address = UrlText.before(text, "/");
        String database =
                address.length() < text.length() ? UrlText.before(text.substring(address.length() + 1), ":/") : "";
        int colon = address.startsWith("[") ? address.indexOf(':', address.indexOf(']') + 1) : address.indexOf(':');
        int second = colon < 0 ? -1 : address.indexOf(':', colon + 1);
        if (second >= 0 && address.indexOf(',') < 0) {
            database = address.substring(second + 1);
            address = address.substring(0, second);
        } else if (bare && colon < 0 && database.isEmpty()) {
            // The alias of an entry in tnsnames.ora.
            return new DatabaseUrl(system.name, address, ServerAddress.NONE);
        }
        return new DatabaseUrl(system.name, database, ServerAddress.parse(address, system.port));
    }

    private static DatabaseUrl embeddable(DatabaseSystem system, String rest) {
        String text = UrlText.before(rest, ";?");
        int slashes = text.indexOf("//");
        if (slashes < 0 || (slashes > 0 && !isRemoteScheme(text.substring(0, slashes)))) {
            return new DatabaseUrl(system.name, path(text), ServerAddress.NONE);
        }
        String target = UrlText.withoutUserInfo(text.substring(slashes + 2));
        String authority = UrlText.before(target, "/");
        int port = system.port;
        if (UrlText.startsWith(text, 0, "hsqls:")) {
            port = 554;
        } else if (UrlText.startsWith(text, 0, "https:")) {
            port = 443;
        } else if (UrlText.startsWith(text, 0, "http:")) {
            port = 80;
        }
        String database = authority.length() < target.length() ? target.substring(authority.length() + 1) : "";
        return new DatabaseUrl(system.name, path(database), ServerAddress.parse(authority, port));
    }

    private static boolean isRemoteScheme(String scheme) {
        switch (scheme.toLowerCase(Locale.ROOT)) {
            case "tcp:":
            case "ssl:":
            case "hsql:":
            case "hsqls:":
            case "http:":
            case "https:":
                return true;
            default:
                return false;
        }
    }

    /** The path without the scheme that says where it lies. */
    private static String path(String text) {
        int colon = text.indexOf(':');
        if (colon > 1) {
            switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "mem":
                case "memory":
                case "file":
                case "res":
                case "directory":
                case "classpath":
                    return text.substring(colon + 1);
                default:
                    break;
            }
        }
        return text;
    }
}

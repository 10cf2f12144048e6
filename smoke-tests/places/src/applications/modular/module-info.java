/** An application that declares what it needs. */
module com.example.modular {
    requires java.net.http;
    requires java.sql;
    requires jdk.httpserver;
    requires com.h2database;
}

package io.sonde.agent.libraryadvice;

import com.example.library.Client;

/** Reached from advice only, so that references must be followed. */
final class ClientDetails {

    private static int calls;

    private ClientDetails() {}

    static String of(Client client) {
        calls++;
        return client.name() + ' ' + client.size() + ' ' + Client.shared + ' ' + calls;
    }

    static String unused(Client client) {
        client.close();
        return new Client(3).toString();
    }
}

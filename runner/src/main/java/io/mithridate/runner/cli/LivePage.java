package io.mithridate.runner.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Serves a page to browsers on this machine. The page reloads itself until it is final. */
final class LivePage implements AutoCloseable {

    private static final String REFRESH_SECONDS = "10";

    private final HttpServer server;
    private volatile byte[] page = new byte[0];
    private volatile boolean last;

    /**
     * Starts the server.
     *
     * @param port the port; 0 for any free port
     * @throws IOException if the port is in use
     */
    LivePage(int port) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] bytes = page;
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.getResponseHeaders().set("Cache-Control", "no-store");
                    if (!last) {
                        exchange.getResponseHeaders().set("Refresh", REFRESH_SECONDS);
                    }
                    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    /** Returns the address of the page. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /**
     * Replaces the page.
     *
     * @param isLast whether this page is final
     */
    void show(byte[] newPage, boolean isLast) {
        page = newPage.clone();
        last = isLast;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.redial.matrix;

import dev.redial.testing.Identity;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** PostgreSQL's protocol 3.0, by which it answers each query with 42. */
final class PostgresServer extends ForeignServer {
  private static final int TLS_PLEASE = 80877103;
  private static final int HEADER = 8;
  private static final int TEXT = 25;

  PostgresServer(Identity identity) {
    super(identity);
  }

  @Override
  void serve(Socket socket) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    var out = new DataOutputStream(socket.getOutputStream());
    int length = in.readInt();
    if (in.readInt() == TLS_PLEASE) {
      out.write('S');
      serve(secured(socket));
      return;
    }
    in.skipNBytes(length - HEADER);
    send(out, 'R', body -> body.writeInt(0));
    setting(out, "server_version", "15.0");
    setting(out, "client_encoding", "UTF8");
    setting(out, "standard_conforming_strings", "on");
    ready(out);
    for (int type = in.read(); type == 'Q'; type = in.read()) {
      var query = new String(in.readNBytes(in.readInt() - 4), StandardCharsets.UTF_8);
      answer(out, query);
      ready(out);
    }
  }

  private static void answer(DataOutputStream out, String query) throws IOException {
    if (query.startsWith("SELECT")) {
      send(out, 'T', PostgresServer::describe);
      send(
          out,
          'D',
          body -> {
            body.writeShort(1);
            body.writeInt(2);
            body.writeBytes("42");
          });
    }
    send(out, 'C', body -> text(body, query.startsWith("SELECT") ? "SELECT 1" : "SET"));
  }

  private static void describe(DataOutputStream body) throws IOException {
    body.writeShort(1);
    text(body, "answer");
    body.writeInt(0);
    body.writeShort(0);
    body.writeInt(TEXT);
    body.writeShort(-1);
    body.writeInt(-1);
    body.writeShort(0);
  }

  private static void setting(DataOutputStream out, String name, String value) throws IOException {
    send(
        out,
        'S',
        body -> {
          text(body, name);
          text(body, value);
        });
  }

  private static void ready(DataOutputStream out) throws IOException {
    send(out, 'Z', body -> body.write('I'));
  }

  private interface Content {
    void write(DataOutputStream body) throws IOException;
  }

  private static void send(DataOutputStream out, char type, Content content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    content.write(new DataOutputStream(bytes));
    out.write(type);
    out.writeInt(bytes.size() + 4);
    bytes.writeTo(out);
    out.flush();
  }

  private static void text(DataOutputStream body, String text) throws IOException {
    body.writeBytes(text);
    body.write(0);
  }
}

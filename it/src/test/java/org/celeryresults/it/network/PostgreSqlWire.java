package org.celeryresults.it.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** That of PostgreSQL: statements are prepared under a name and run by that name later. */
final class PostgreSqlWire implements Wire {

  private static final int PROTOCOL_3 = 3 << 16;
  private static final int LENGTH = 4;

  private final Map<String, String> prepared = new HashMap<>();
  private boolean started;

  @Override
  public Sent next(DataInputStream client) throws IOException {
    return started ? message(client) : greeting(client);
  }

  /** What comes first has no type: whether to encrypt, which session to cancel, who it is. */
  private Sent greeting(DataInputStream client) throws IOException {
    int length = client.readInt();
    ByteBuffer message = ByteBuffer.allocate(length).putInt(length);
    client.readFully(message.array(), LENGTH, length - LENGTH);
    started = message.getInt(LENGTH) == PROTOCOL_3;
    return new Sent(message, "");
  }

  private Sent message(DataInputStream client) throws IOException {
    byte type = client.readByte();
    int length = client.readInt();
    ByteBuffer message = ByteBuffer.allocate(1 + length).put(type).putInt(length);
    client.readFully(message.array(), 1 + LENGTH, length - LENGTH);
    return new Sent(message, statement(type, message));
  }

  /** Of the messages Query, Parse and Bind. */
  private String statement(byte type, ByteBuffer message) {
    return switch (type) {
      case 'Q' -> text(message);
      case 'P' -> {
        prepared.put(text(message), text(message));
        yield "";
      }
      case 'B' -> {
        text(message); // the portal
        yield prepared.getOrDefault(text(message), "");
      }
      default -> "";
    };
  }

  private static String text(ByteBuffer message) {
    int start = message.position();
    int end = start;
    while (message.get(end) != 0) {
      end++;
    }
    byte[] text = new byte[end - start];
    message.get(text).position(end + 1);
    return new String(text, StandardCharsets.UTF_8);
  }
}

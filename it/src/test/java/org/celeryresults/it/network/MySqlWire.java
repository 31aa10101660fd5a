package org.celeryresults.it.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** That of MariaDB and MySQL, statements as text. */
final class MySqlWire implements Wire {

  private static final int HEADER = 4;
  private static final int LENGTH_BITS = 0xffffff;
  private static final byte QUERY = 3;

  /** Three bytes of length, one that counts the messages of a command, the message. */
  @Override
  public Sent next(DataInputStream client) throws IOException {
    byte[] header = new byte[HEADER];
    client.readFully(header);
    int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt() & LENGTH_BITS;
    ByteBuffer message = ByteBuffer.allocate(HEADER + length).put(header);
    client.readFully(message.array(), HEADER, length);
    boolean first = header[HEADER - 1] == 0;
    boolean query = first && length > 0 && message.get(HEADER) == QUERY;
    return new Sent(message, query ? text(message.array()) : "");
  }

  private static String text(byte[] message) {
    int start = HEADER + 1;
    return new String(message, start, message.length - start, StandardCharsets.UTF_8);
  }
}

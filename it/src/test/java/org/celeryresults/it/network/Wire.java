package org.celeryresults.it.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** How a client talks to its database; one object for each connection. */
interface Wire {

  /** The client's next message, to be handed on as it is. */
  Sent next(DataInputStream client) throws IOException;

  /**
   * A message.
   *
   * @param bytes all of it
   * @param runs the statement that it runs; empty when it runs none
   */
  record Sent(ByteBuffer bytes, String runs) {}
}

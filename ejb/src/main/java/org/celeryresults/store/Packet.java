package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * What MariaDB and MySQL take in one piece: {@code max_allowed_packet}, 16 and 64 MiB by default. A
 * larger statement ends the connection on MariaDB, which looks as if the database had gone.
 */
final class Packet {
  /** So many characters are at most 6 MiB, however they are escaped. */
  private static final long SURELY_TAKEN = 1 << 20;

  /** The statement around the values, with all that short columns can hold. */
  private static final long AROUND = 1 << 16;

  private static final String ESCAPED = "'\"\\\n\r\u001a";

  private Packet() {}

  /**
   * Refuses a row that is larger; asks the database only when it could be.
   *
   * @throws InvalidValueException that names the largest value
   */
  static void requireRoom(
      EntityManager entityManager, Upsert upsert, List<? extends @Nullable Object> values) {
    if (values.stream().mapToLong(Packet::characters).sum() > SURELY_TAKEN) {
      long needed = values.stream().mapToLong(Packet::bytes).sum() + AROUND;
      long limit =
          ((Number)
                  entityManager.createNativeQuery("SELECT @@max_allowed_packet").getSingleResult())
              .longValue();
      if (needed > limit) {
        throw new InvalidValueException(
            Message.LARGER_THAN_PACKET, largest(upsert, values), needed, limit);
      }
    }
  }

  private static String largest(Upsert upsert, List<? extends @Nullable Object> values) {
    int largest = 0;
    for (int i = 1; i < values.size(); i++) {
      if (characters(values.get(i)) > characters(values.get(largest))) {
        largest = i;
      }
    }
    return upsert.parameters().get(largest);
  }

  private static long characters(@Nullable Object value) {
    return value instanceof String text ? text.length() : 0;
  }

  /** As UTF-8, escaped as drivers do that put values into the text of the statement. */
  static long bytes(@Nullable Object value) {
    return value instanceof String text ? text.chars().mapToLong(Packet::bytes).sum() : 0;
  }

  private static long bytes(int c) {
    if (c < 0x80) {
      return ESCAPED.indexOf(c) < 0 ? 1 : 2;
    } else if (c < 0x800 || Character.isSurrogate((char) c)) {
      return 2;
    }
    return 3;
  }
}

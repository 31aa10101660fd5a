package org.celeryresults.chord;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.celeryresults.store.InstantConverter;
import org.jspecify.annotations.Nullable;

/** A line of the ledger: this part has been counted, by that call, and so many remained. */
@Entity
@IdClass(ChordPart.Key.class)
@Table(name = "celery_results_chord_part")
class ChordPart implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id
  @Column(name = "group_id")
  private String groupId = "";

  @Id
  @Column(name = "task_id")
  private String taskId = "";

  @Column(nullable = false)
  private String delivery = "";

  @Column(nullable = false)
  private int remaining;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_done", nullable = false)
  private @Nullable Instant dateDone;

  /** For the persistence provider. */
  protected ChordPart() {}

  /** Both ids. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private String groupId = "";
    private String taskId = "";

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && groupId.equals(that.groupId)
          && taskId.equals(that.taskId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(groupId, taskId);
    }
  }
}

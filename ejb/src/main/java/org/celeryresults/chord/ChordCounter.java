package org.celeryresults.chord;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.payload.ResultTuple;
import org.jspecify.annotations.Nullable;

/**
 * What a chord still waits for (django_celery_results/models.py, ChordCounter). The row is deleted
 * when the last part has returned.
 */
@Entity
@Table(name = "django_celery_results_chordcounter")
public class ChordCounter implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id private @Nullable Long id;

  @Column(name = "group_id", nullable = false)
  private String groupId = "";

  @Column(name = "sub_tasks", nullable = false)
  private String subTasks = "";

  @Column(nullable = false)
  private int count;

  /** For the persistence provider. */
  protected ChordCounter() {}

  /** The row's number. */
  Long id() {
    return Objects.requireNonNull(id);
  }

  /** Id of the group that is the chord's header. */
  public String groupId() {
    return groupId;
  }

  /** The header's result tuples as JSON; see {@link #members()}. */
  public String subTasks() {
    return subTasks;
  }

  /** How many parts have not returned, from the header's size down to 0. */
  public int count() {
    return count;
  }

  /**
   * The header's members in their order.
   *
   * @throws CeleryResultsException when sub_tasks is not a list of result tuples
   */
  public List<ResultTuple> members() {
    return Header.parse(groupId, subTasks);
  }

  /** The tasks that it waits for; none for a header that can't be read: nobody knows them. */
  Set<String> taskIds() {
    try {
      return Header.taskIds(members());
    } catch (CeleryResultsException e) {
      return Set.of();
    }
  }

  /** The header as it stands now, read by the given means: {@code ChordCounter.group_result()}. */
  public LiveGroup groupResult(MemberReader reader) {
    return reader.read(new ResultTuple(groupId, null, members()));
  }

  /** Reads a group's members. */
  @FunctionalInterface
  public interface MemberReader {
    /** The group with all its members, each with its result. */
    LiveGroup read(ResultTuple group);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ChordCounter that && groupId.equals(that.groupId);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(groupId);
  }

  @Override
  public String toString() {
    return "<Chord: " + groupId + " (" + count + ")>";
  }
}

package org.gennas.study.event;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * An immutable list that shares its elements with the lists made from it: one more element, or
 * another in a place, costs a copy of a few hundred references however long the list is. A study's
 * state is made anew with every event, and its lists hold all events and trials so far.
 */
final class ChunkedList<E> extends AbstractList<E> implements RandomAccess {
  private static final int BITS = 8;
  private static final int CHUNK = 1 << BITS;
  private static final ChunkedList<?> EMPTY = new ChunkedList<>(new Object[0][], 0);

  /** All but the last are full. */
  private final Object[][] chunks;

  private final int size;

  private ChunkedList(Object[][] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  /** The same elements; the same list where it is one of these already. */
  @SuppressWarnings("unchecked")
  static <E> ChunkedList<E> copyOf(List<? extends E> list) {
    if (list instanceof ChunkedList<? extends E> chunked) {
      // it can't be written to, so that a list of a narrower type is one of a wider
      return (ChunkedList<E>) chunked;
    }
    ChunkedList<E> copy = (ChunkedList<E>) EMPTY;
    for (E element : list) {
      copy = copy.plus(element);
    }
    return copy;
  }

  /** The list with one more element at its end. */
  ChunkedList<E> plus(E element) {
    int last = size >> BITS;
    int place = size & CHUNK - 1;
    Object[][] more = Arrays.copyOf(chunks, last + 1);
    more[last] = place == 0 ? new Object[1] : Arrays.copyOf(chunks[last], place + 1);
    more[last][place] = element;
    return new ChunkedList<>(more, size + 1);
  }

  /** The list with another element in a place. */
  ChunkedList<E> with(int index, E element) {
    Object[][] changed = chunks.clone();
    changed[index >> BITS] = chunks[index >> BITS].clone();
    changed[index >> BITS][index & CHUNK - 1] = element;
    return new ChunkedList<>(changed, size);
  }

  @Override
  @SuppressWarnings("unchecked")
  public E get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return (E) chunks[index >> BITS][index & CHUNK - 1];
  }

  @Override
  public int size() {
    return size;
  }
}

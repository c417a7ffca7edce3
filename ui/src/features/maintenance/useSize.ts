import { useLayoutEffect, useState, type RefObject } from "react";

/** How large a part is drawn; it follows the window. */
export function useSize(part: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 852, height: 748 });
  useLayoutEffect(() => {
    const element = part.current;
    if (element === null) return undefined;
    const measure = () => setSize((before) => {
      const next = { width: element.clientWidth, height: element.clientHeight };
      return before.width === next.width && before.height === next.height ? before : next;
    });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [part]);
  return size;
}

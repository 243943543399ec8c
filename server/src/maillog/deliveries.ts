import type { Kernel } from './kernel.ts';
import { DELIVERY_BITS, DELIVERY_WIDTH } from './kernelTerms.ts';

/** The attempts to deliver, in order of their lines; texts are numbers of the interners. */
export interface Deliveries {
  readonly length: number;
  recipient(delivery: number): number;
  relay(delivery: number): number;
  /** Milliseconds from arrival to the end of the attempt. */
  delay(delivery: number): number;
  /** To be called when the kernel has read lines. */
  refresh(): void;
}

/** The kernel's deliveries. */
export function createDeliveries(kernel: Kernel): Deliveries {
  const directory = kernel.own.deliveryDirectory.value;
  const get = (delivery: number, field: number): number => {
    if (delivery < 0 || delivery >= deliveries.length) return 0;
    return kernel.numbers[kernel.entry(directory, delivery, DELIVERY_BITS, DELIVERY_WIDTH) + field] ?? 0;
  };
  const deliveries = {
    length: 0,
    recipient: (delivery: number): number => get(delivery, 0),
    relay: (delivery: number): number => get(delivery, 1),
    delay: (delivery: number): number => get(delivery, 2),
    refresh(): void {
      deliveries.length = kernel.own.deliveryCount.value;
    },
  };
  return deliveries;
}
